package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.reconcile.ManagedReconciler;
import io.github.mesosspring.reconcile.ReconciliationSettings;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.reconcile.TaskSource;
import io.github.mesosspring.session.Sessions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Asks for the tasks that the application's {@link TaskSource} beans name.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "mesos.reconciliation.enabled", matchIfMissing = true)
class MesosReconciliationConfiguration {

	/**
	 * The dispatcher needs it as a listener, and sources may need it to ask for single
	 * tasks: both are looked up when they are used.
	 */
	@Bean
	@ConditionalOnMissingBean(value = Reconciler.class, search = SearchStrategy.CURRENT)
	ManagedReconciler mesosReconciler(MesosProperties properties, Sessions sessions, CallOperations calls,
			ObjectProvider<TaskSource> sources, ObjectProvider<EventSink> sink) {
		return ManagedReconciler.builder(sessions, calls)
			.settings(MesosConfigurationException.explain("mesos.reconciliation",
					() -> settings(properties.getReconciliation())))
			.sources(sources::orderedStream)
			.whenDrained((action) -> sink.getObject().whenDrained(action))
			.build();
	}

	private static ReconciliationSettings settings(MesosReconciliationProperties properties) {
		return new ReconciliationSettings(properties.getChunkSize(), properties.getInitial(), properties.getMax(),
				properties.getImplicitInterval());
	}

}
