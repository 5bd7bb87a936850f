package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

import org.springframework.boot.ssl.SslBundle;

/**
 * What happens when the SSL bundle is renewed: new connections are made with it, and the
 * framework subscribes anew, since its stream might go on with the old certificates for
 * months. Updates within a second count as one.
 */
final class SslBundleReload implements AutoCloseable {

	static final Duration QUIET = Duration.ofSeconds(1);

	private static final Log logger = LogFactory.getLog(SslBundleReload.class);

	private final String name;

	private final Consumer<SslBundle> connections;

	private final Runnable subscription;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable SslBundle> pending = new AtomicReference<>();

	/** What was connected before the last bundle that could be used is still so. */
	private final AtomicBoolean outdated = new AtomicBoolean();

	private volatile boolean closed;

	/**
	 * Create it.
	 * @param name the name of the bundle
	 * @param connections takes the new bundle
	 * @param subscription subscribes anew
	 * @param scheduler runs all this
	 */
	SslBundleReload(String name, Consumer<SslBundle> connections, Runnable subscription, Scheduler scheduler) {
		this.name = name;
		this.connections = connections;
		this.subscription = subscription;
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
			this.outdated.set(true);
			logger.info("The SSL bundle '" + this.name + "' was renewed: new connections to Mesos are made with it");
		}
		catch (RuntimeException ex) {
			logger.error(
					"The SSL bundle '" + this.name + "' was renewed, but no connection to Mesos can be made with it: "
							+ ex.getMessage() + ". The old one is used on; correct its files",
					ex);
		}
		// who was about to be subscribed with the old one is so by then
		later(this::resubscribe);
	}

	private void resubscribe() {
		if (this.pending.get() == null && !this.closed && this.outdated.getAndSet(false)) {
			this.subscription.run();
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
