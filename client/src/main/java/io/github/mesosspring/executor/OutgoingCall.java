package io.github.mesosspring.executor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A call on its way to the agent, and its one outcome: what comes after the first is
 * ignored.
 */
final class OutgoingCall {

	private static final Log logger = LogFactory.getLog(ExecutorTemplate.class);

	private final Call call;

	private final byte[] body;

	private final BiConsumer<OutgoingCall, ExecutorCallException> failures;

	private final ExecutorCallListener listener;

	private final Sinks.One<CallResponse> outcome = Sinks.one();

	private final AtomicBoolean settled = new AtomicBoolean();

	private volatile boolean observed;

	/** Whether bytes of it may have left. */
	private volatile boolean sent;

	/**
	 * Create a call.
	 * @param call the complete call
	 * @param body the encoded call
	 * @param failures is told if it fails
	 * @param listener is told of its outcome
	 */
	OutgoingCall(Call call, byte[] body, BiConsumer<OutgoingCall, ExecutorCallException> failures,
			ExecutorCallListener listener) {
		this.call = call;
		this.body = body;
		this.failures = failures;
		this.listener = listener;
	}

	Call call() {
		return this.call;
	}

	byte[] body() {
		return this.body;
	}

	Call.Type type() {
		return this.call.getType();
	}

	/**
	 * Whether this is an update, which must not be lost.
	 */
	boolean isUpdate() {
		return type() == Call.Type.UPDATE;
	}

	TaskStatus status() {
		return this.call.getUpdate().getStatus();
	}

	ByteString uuid() {
		return status().getUuid();
	}

	void sent() {
		this.sent = true;
	}

	Mono<CallResponse> outcome() {
		return this.outcome.asMono().doOnSubscribe((subscription) -> this.observed = true);
	}

	/**
	 * Whether somebody wants to know the outcome.
	 */
	boolean isObserved() {
		return this.observed;
	}

	void accepted(CallResponse response) {
		if (settle(CallOutcome.ACCEPTED)) {
			guarded(() -> this.outcome.tryEmitValue(response));
		}
	}

	void failed(ExecutorCallException failure) {
		if (settle(failure.getOutcome())) {
			guarded(() -> {
				this.outcome.tryEmitError(failure);
				this.failures.accept(this, failure);
			});
		}
	}

	private boolean settle(CallOutcome result) {
		if (!this.settled.compareAndSet(false, true)) {
			return false;
		}
		guarded(() -> this.listener.completed(type(), result));
		return true;
	}

	/**
	 * End without an answer.
	 * @param why what happened instead
	 */
	void givenUp(String why) {
		failed(this.sent ? ExecutorCallException.unknown(type(), why, null)
				: ExecutorCallException.notSent(type(), why));
	}

	/**
	 * Whoever settles a call has others to settle, so that what subscribers throw stays
	 * here.
	 */
	private void guarded(Runnable news) {
		try {
			news.run();
		}
		catch (Throwable ex) {
			logger.error("A subscriber to the outcome of " + type() + " failed", ex);
		}
	}

}
