package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.reconcile.Reconciler;

/**
 * The meters of reconciliation: {@code mesos.reconciliation.unanswered}, the tasks the
 * master was asked for and whose state is not known yet, and
 * {@code mesos.reconciliation.rounds}, the explicit reconciliations begun.
 */
class ReconciliationMetrics {

	ReconciliationMetrics(FrameworkMeters meters, Reconciler reconciler) {
		meters.gauge("mesos.reconciliation.unanswered", "Tasks the master was asked for that are not answered yet",
				reconciler, Reconciler::unanswered);
		meters.counted("mesos.reconciliation.rounds", "Explicit reconciliations begun", reconciler, Reconciler::rounds);
	}

}
