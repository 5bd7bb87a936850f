package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.reconcile.Reconciler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The meters of reconciliation: {@code mesos.reconciliation.unanswered}, the tasks the
 * master was asked for and whose state is not known yet, and
 * {@code mesos.reconciliation.rounds}, the explicit reconciliations begun.
 */
class ReconciliationMetrics implements MeterBinder {

	private final Reconciler reconciler;

	private final Tag framework;

	ReconciliationMetrics(Reconciler reconciler, Tag framework) {
		this.reconciler = reconciler;
		this.framework = framework;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge
			.builder("mesos.reconciliation.unanswered", this.reconciler,
					(reconciler) -> reconciler.status().unanswered())
			.description("Tasks the master was asked for that are not answered yet")
			.tag(this.framework.getKey(), this.framework.getValue())
			.register(registry);
		FunctionCounter
			.builder("mesos.reconciliation.rounds", this.reconciler, (reconciler) -> reconciler.status().rounds())
			.description("Explicit reconciliations begun")
			.tag(this.framework.getKey(), this.framework.getValue())
			.register(registry);
	}

}
