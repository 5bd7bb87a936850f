package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

import io.github.mesosspring.operator.MasterStreamItem.Snapshot.Reason;
import io.github.mesosspring.recordio.RecordTooLargeException;
import io.github.mesosspring.stream.Backoff;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * What becomes of one event stream when its connection is lost: tries again after a
 * random pause that grows as long as no connection lasts, or ends if that cannot heal.
 * There is one connection at a time, so what changes here is changed by one thread after
 * the other.
 */
final class Reconnection {

	private static final Log logger = LogFactory.getLog(MasterOperations.class);

	private final MasterEventsSettings settings;

	private final Scheduler scheduler;

	private final Backoff backoff;

	private volatile Reason reason = Reason.FIRST;

	/** Since when there is a connection, {@code null} while there is none. */
	private volatile @Nullable Long connectedAt;

	private volatile boolean quiet;

	Reconnection(MasterEventsSettings settings, Scheduler scheduler, DoubleSupplier random) {
		this.settings = settings;
		this.scheduler = scheduler;
		this.backoff = new Backoff(settings.initialBackoff(), settings.maxBackoff(), random);
	}

	/**
	 * Why the next connection is made.
	 */
	Reason reason() {
		return this.reason;
	}

	private boolean isConnected() {
		return this.connectedAt != null;
	}

	void connected(URI master) {
		this.connectedAt = this.scheduler.now(TimeUnit.NANOSECONDS);
		this.quiet = false;
		logger.info("The event stream of " + master + " begins: " + this.reason);
		tell((listener) -> listener.connected(master, this.reason));
	}

	/**
	 * The connection is lost, or there was none to be had. Called as soon as it is known,
	 * which may be long before the subscriber has taken what arrived earlier.
	 */
	void disconnected(Throwable failure) {
		Long since = this.connectedAt;
		this.connectedAt = null;
		if (since != null) {
			this.reason = Reason.RECONNECTED;
			this.backoff.lasted(Duration.ofNanos(this.scheduler.now(TimeUnit.NANOSECONDS) - since));
		}
		if (failure instanceof SlowSubscriberException) {
			this.reason = Reason.SLOW_SUBSCRIBER;
		}
		tell((listener) -> listener.disconnected(failure));
	}

	Retry policy() {
		return Retry.from((losses) -> losses.concatMap((loss) -> next(loss.failure())));
	}

	private Mono<Long> next(Throwable failure) {
		if (isConnected()) {
			// It failed on the subscriber's side, with an event that cannot be decoded
			disconnected(failure);
		}
		if (isFinal(failure)) {
			return Mono.error(failure);
		}
		Duration pause = this.backoff.next();
		String message = "There is no event stream of a master now; the next try is in " + pause.toMillis() + " ms: "
				+ failure.getMessage();
		if (this.quiet) {
			logger.debug(message, failure);
		}
		else {
			logger.warn(message);
		}
		this.quiet = true;
		return Mono.delay(pause, this.scheduler);
	}

	/**
	 * Whether another try would end the same way: the request or the one who sends it is
	 * refused, or the state is larger than what may be read.
	 */
	private static boolean isFinal(Throwable failure) {
		if (failure instanceof OperatorCallRejectedException rejected) {
			int status = rejected.getStatus();
			return status >= 400 && status < 500 && status != 404 && status != 408 && status != 429;
		}
		return failure instanceof RecordTooLargeException;
	}

	private void tell(Consumer<MasterStreamListener> news) {
		MasterStreamListener listener = this.settings.listener();
		if (listener == null) {
			return;
		}
		try {
			news.accept(listener);
		}
		catch (Throwable ex) {
			logger.warn("A listener to an event stream failed", ex);
		}
	}

}
