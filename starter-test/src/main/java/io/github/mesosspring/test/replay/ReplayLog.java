package io.github.mesosspring.test.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Notes what comes of a replay, and which line of the recording is to blame. Thread-safe.
 */
final class ReplayLog implements CallTap, EventListener {

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Long, ReplayedCall> calls = new LinkedHashMap<>();

	private final List<ReplayFailure> failures = new CopyOnWriteArrayList<>();

	private volatile int line;

	/**
	 * Forget everything.
	 */
	void clear() {
		this.lock.lock();
		try {
			this.calls.clear();
			this.failures.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What happens from now on happens because of this line.
	 */
	void line(int current) {
		this.line = current;
	}

	List<ReplayedCall> calls() {
		this.lock.lock();
		try {
			return List.copyOf(this.calls.values());
		}
		finally {
			this.lock.unlock();
		}
	}

	List<ReplayFailure> failures() {
		return List.copyOf(this.failures);
	}

	@Override
	public void made(long number, long epoch, Call call) {
		this.lock.lock();
		try {
			this.calls.put(number, new ReplayedCall(this.line, call, null, null));
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void accepted(long number, CallResponse response) {
		ended(number, (call) -> new ReplayedCall(call.line(), call.call(), CallOutcome.ACCEPTED, null));
	}

	@Override
	public void failed(long number, CallException failure) {
		ended(number, (call) -> new ReplayedCall(call.line(), call.call(), failure.getOutcome(), failure.getMessage()));
	}

	@Override
	public void handlerFailed(MesosEventType type, Throwable failure) {
		this.failures.add(new ReplayFailure(this.line, type, failure));
	}

	@Override
	public void undecodable(RuntimeException failure) {
		this.failures.add(new ReplayFailure(this.line, null, failure));
	}

	private void ended(long number, UnaryOperator<ReplayedCall> end) {
		this.lock.lock();
		try {
			this.calls.computeIfPresent(number, (key, call) -> end.apply(call));
		}
		finally {
			this.lock.unlock();
		}
	}

}
