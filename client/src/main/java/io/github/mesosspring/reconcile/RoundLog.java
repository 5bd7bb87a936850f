package io.github.mesosspring.reconcile;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is said of explicit reconciliations: one line when a round begins, one when it is
 * through, and a warning if that takes long. Used by the actor only.
 */
final class RoundLog {

	/** As long as masters wait for agents to register again. */
	static final Duration LONG = Duration.ofMinutes(10);

	private static final Log logger = LogFactory.getLog(ManagedReconciler.class);

	private int tasks;

	private boolean warned;

	void begins(int tasks) {
		this.tasks = tasks;
		this.warned = false;
		if (tasks > 0) {
			logger.info("Reconciling " + tasks + " tasks");
		}
	}

	void isThrough(Round round, long now) {
		if (this.tasks > 0) {
			logger.info("Reconciliation of " + this.tasks + " tasks is through after " + seconds(now - round.begun())
					+ " s");
		}
	}

	void goesOn(Round round, long now) {
		if (!this.warned && round.longest(now).orElse(0) >= LONG.toNanos()) {
			this.warned = true;
			logger.warn(round.unanswered() + " tasks are still not reconciled after " + LONG.toMinutes()
					+ " min, among them " + round.someUnanswered() + ": the master did not answer, or a handler "
					+ "failed on the answer. They are asked for on and on; this is said once in a reconciliation");
		}
	}

	void failed(String what, Throwable failure, Round round, long now) {
		logger.warn(what + ". Reconciliation goes on in " + seconds(round.idle(now).orElse(0)) + " s", failure);
	}

	private static String seconds(long nanos) {
		return String.valueOf(Duration.ofNanos(nanos).toMillis() / 1000.0);
	}

}
