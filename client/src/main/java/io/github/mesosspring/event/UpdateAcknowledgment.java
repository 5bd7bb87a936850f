package io.github.mesosspring.event;

import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Acknowledges one status update, at most once.
 */
final class UpdateAcknowledgment implements Acknowledgment {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final CallOperations calls;

	private final StatusUpdate update;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Mono<CallResponse> outcome;

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
	 * Acknowledge without waiting. A failure does no harm: the agent sends the update
	 * again.
	 */
	void acknowledgeAutomatically() {
		acknowledge().subscribe((response) -> {
		}, this::log);
	}

	private void log(Throwable failure) {
		String message = "The " + this.update.describe()
				+ " was handled but not acknowledged; the agent will send it again: " + failure.getMessage();
		if (failure instanceof CallNotSentException) {
			logger.debug(message);
		}
		else {
			logger.warn(message);
		}
	}

}
