package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;

/**
 * How long what stops with the application may take: less than Spring waits for a phase,
 * after which it goes on without us.
 *
 * @param perPhase how long Spring waits
 */
record ShutdownTime(Duration perPhase) {

	private static final Log logger = LogFactory.getLog(ShutdownTime.class);

	/** For what comes after the farewell of a subscription, as closing its store. */
	private static final int PART_TO_CLOSE = 10;

	/**
	 * A handler that outlives the farewell is given time, interrupted, and given it once
	 * more.
	 */
	private static final int PARTS_FOR_HANDLERS = 3;

	private static final Duration FOR_HANDLERS = Duration.ofSeconds(10);

	static ShutdownTime of(ObjectProvider<LifecycleProperties> properties) {
		return new ShutdownTime(properties.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase());
	}

	/**
	 * How long a subscription waits for handlers and their calls.
	 * @param wanted how long it is to wait by itself
	 */
	Duration forFarewell(Duration wanted) {
		Duration most = this.perPhase.minus(this.perPhase.dividedBy(PART_TO_CLOSE));
		if (wanted.compareTo(most) <= 0 || most.isZero() || most.isNegative()) {
			return wanted;
		}
		logger.warn("A stop will wait for " + most.toMillis() + " ms only, not for mesos.stop-timeout (" + wanted
				+ "): Spring gives each phase of a shutdown " + this.perPhase
				+ ". Make spring.lifecycle.timeout-per-shutdown-phase the larger one");
		return most;
	}

	/**
	 * How long the dispatcher then waits for handlers that still run, before and after it
	 * interrupts them.
	 */
	Duration forHandlers() {
		Duration part = this.perPhase.dividedBy(PARTS_FOR_HANDLERS);
		return (part.compareTo(FOR_HANDLERS) < 0 && part.toMillis() > 0) ? part : FOR_HANDLERS;
	}

}
