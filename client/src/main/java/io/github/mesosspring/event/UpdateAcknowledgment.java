package io.github.mesosspring.event;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Acknowledges one status update, at most once.
 */
final class UpdateAcknowledgment implements Acknowledgment {

	private final CallOperations calls;

	private final StatusUpdate update;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Mono<CallResponse> outcome;

	private volatile boolean handedOver;

	private volatile @Nullable String withheldFor;

	private Runnable whenAcknowledged = () -> {
	};

	UpdateAcknowledgment(CallOperations calls, StatusUpdate update) {
		this.calls = calls;
		this.update = update;
	}

	@Override
	public Mono<CallResponse> acknowledge() {
		if (this.update.key() == null) {
			return Mono.empty();
		}
		String missing = this.withheldFor;
		if (missing != null) {
			return Mono.error(new CallNotSentException(callType(), CallNotSentException.Reason.HANDLER_PAUSED,
					"the handler " + missing + ", which is paused, has not had the update; it comes again"));
		}
		this.lock.lock();
		try {
			if (this.outcome == null) {
				this.whenAcknowledged.run();
				this.outcome = this.update.acknowledge(this.calls);
			}
			return this.outcome;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Call.Type callType() {
		return (this.update.type() == MesosEventType.UPDATE) ? Call.Type.ACKNOWLEDGE
				: Call.Type.ACKNOWLEDGE_OPERATION_STATUS;
	}

	/**
	 * Have nothing acknowledged: the update has to come again.
	 * @param handlerId the handler that has not had it
	 */
	void withhold(String handlerId) {
		this.withheldFor = handlerId;
	}

	/**
	 * Leave it to a handler to acknowledge.
	 */
	void handOver() {
		this.handedOver = true;
	}

	boolean isHandedOver() {
		return this.handedOver;
	}

	/**
	 * Have something run before the update is acknowledged, or now if it is already.
	 */
	void whenAcknowledged(Runnable action) {
		this.lock.lock();
		try {
			if (this.outcome != null) {
				action.run();
			}
			this.whenAcknowledged = action;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Acknowledge without waiting. A failure mostly does no harm: the agent sends the
	 * update again.
	 * @param open where it is counted until it has its outcome
	 * @param failed told why it was not acknowledged
	 */
	void acknowledgeAutomatically(OpenAcknowledgments open, BiConsumer<StatusUpdate, Throwable> failed) {
		if (this.update.key() == null) {
			return;
		}
		open.begun();
		Mono.defer(this::acknowledge).doFinally((signal) -> open.settled()).subscribe((response) -> {
		}, (failure) -> failed.accept(this.update, failure));
	}

}
