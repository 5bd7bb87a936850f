package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.boot.ssl.SslBundle;

/**
 * What happens when the SSL bundle is renewed: new connections are made with it, and the
 * framework subscribes anew, since its stream might go on with the old certificates for
 * months. Updates within a second count as one. The calls made so far get their outcome
 * first, for which they have five seconds.
 */
final class SslBundleReload implements AutoCloseable {

	static final Duration QUIET = Duration.ofSeconds(1);

	private static final Duration TIME_FOR_CALLS = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(SslBundleReload.class);

	private final String name;

	private final Consumer<SslBundle> connections;

	private final Sessions sessions;

	private final Supplier<Mono<Void>> calls;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable SslBundle> pending = new AtomicReference<>();

	private volatile boolean closed;

	/**
	 * Create it.
	 * @param name the name of the bundle
	 * @param connections takes the new bundle
	 * @param sessions know what is subscribed
	 * @param calls completes when the calls made so far have their outcome
	 * @param scheduler runs all this
	 */
	SslBundleReload(String name, Consumer<SslBundle> connections, Sessions sessions, Supplier<Mono<Void>> calls,
			Scheduler scheduler) {
		this.name = name;
		this.connections = connections;
		this.sessions = sessions;
		this.calls = calls;
		this.scheduler = scheduler;
	}

	/**
	 * The bundle was renewed. Callable by any thread.
	 * @param bundle the new one
	 */
	void updated(SslBundle bundle) {
		if (this.pending.getAndSet(bundle) == null) {
			later(this::reload);
		}
	}

	private void reload() {
		SslBundle bundle = this.pending.getAndSet(null);
		if (bundle == null || this.closed) {
			return;
		}
		try {
			this.connections.accept(bundle);
		}
		catch (RuntimeException ex) {
			logger.error(
					"The SSL bundle '" + this.name + "' was renewed, but no connection to Mesos can be made with it: "
							+ ex.getMessage() + ". The old one is used on; correct its files",
					ex);
			return;
		}
		logger.info("The SSL bundle '" + this.name + "' was renewed: new connections to Mesos are made with it");
		// who was about to be subscribed with the old one is so by then
		later(this::resubscribe);
	}

	private void resubscribe() {
		if (this.pending.get() == null) {
			Mono.defer(this.calls)
				.timeout(TIME_FOR_CALLS, this.scheduler)
				.onErrorComplete()
				.subscribe(null, null, this::endSession);
		}
	}

	private void endSession() {
		Session session = this.sessions.current();
		if (session != null && !this.closed) {
			this.sessions.close(session, SessionLoss.TLS_RENEWED);
		}
	}

	private void later(Runnable task) {
		try {
			this.scheduler.schedule(task, QUIET.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Too late to make use of the SSL bundle '" + this.name + "'", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
