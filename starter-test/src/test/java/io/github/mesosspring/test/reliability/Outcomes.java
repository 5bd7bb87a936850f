package io.github.mesosspring.test.reliability;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Sees that each call of one application has one outcome. Thread-safe.
 */
final class Outcomes implements CallTap {

	private final Map<Long, Call.Type> open = new ConcurrentHashMap<>();

	private final Map<CallOutcome, AtomicLong> counts = new EnumMap<>(CallOutcome.class);

	private final Violations violations;

	Outcomes(Violations violations) {
		this.violations = violations;
		for (CallOutcome outcome : CallOutcome.values()) {
			this.counts.put(outcome, new AtomicLong());
		}
	}

	/**
	 * The calls that wait for their outcome, by number.
	 */
	Map<Long, Call.Type> open() {
		return Map.copyOf(this.open);
	}

	Map<CallOutcome, AtomicLong> counts() {
		return this.counts;
	}

	@Override
	public void made(long number, long epoch, Call call) {
		this.open.put(number, call.getType());
	}

	@Override
	public void accepted(long number, CallResponse response) {
		ended(number, CallOutcome.ACCEPTED);
	}

	@Override
	public void failed(long number, CallException failure) {
		if (failure instanceof CallNotSentException) {
			ended(number, CallOutcome.NOT_SENT);
		}
		else {
			ended(number, (failure instanceof CallRejectedException) ? CallOutcome.REJECTED : CallOutcome.UNKNOWN);
		}
	}

	private void ended(long number, CallOutcome outcome) {
		this.counts.get(outcome).incrementAndGet();
		if (this.open.remove(number) == null) {
			this.violations.add("Call " + number + " had another outcome: " + outcome);
		}
	}

}
