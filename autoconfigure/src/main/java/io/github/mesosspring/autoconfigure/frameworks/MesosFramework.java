package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.MesosSubscription;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/**
 * One of the frameworks of the application, and the beans that are its own. Beans are
 * looked up when they are asked for. Thread-safe.
 */
public interface MesosFramework {

	/** Name of the framework whose keys are {@code mesos.*} themselves. */
	String DEFAULT = "default";

	/**
	 * The name by which the application knows the framework. It is not the name the
	 * master is told, which is {@code mesos.framework.name}.
	 * @return the name below {@code mesos.frameworks}, or {@value #DEFAULT}
	 */
	String name();

	/**
	 * The subscription of the framework.
	 * @return the subscription
	 * @throws NoSuchBeanDefinitionException if there is none
	 */
	default MesosSubscription subscription() {
		return require(MesosSubscription.class);
	}

	/**
	 * What makes the calls of the framework.
	 * @return the calls
	 * @throws NoSuchBeanDefinitionException if there is none
	 */
	default CallOperations calls() {
		return require(CallOperations.class);
	}

	/**
	 * What delivers the events of the framework to its handlers.
	 * @return the dispatcher
	 * @throws NoSuchBeanDefinitionException if the application has put another
	 * {@code EventSink} in its place
	 */
	default EventDispatcher dispatcher() {
		return require(EventDispatcher.class);
	}

	/**
	 * What reconciles the tasks of the framework.
	 * @return the reconciler, or {@code null} if {@code mesos.reconciliation.enabled} is
	 * off
	 */
	default @Nullable Reconciler reconciler() {
		return find(Reconciler.class).orElse(null);
	}

	/**
	 * Find a bean that is the framework's own.
	 * @param <T> the type
	 * @param type the type, e.g. {@code FrameworkInfo}
	 * @return the bean, or nothing if there is none or more than one
	 */
	<T> Optional<T> find(Class<T> type);

	private <T> T require(Class<T> type) {
		return find(type).orElseThrow(() -> new NoSuchBeanDefinitionException(type,
				"the Mesos framework '" + name() + "' has no single bean of it"));
	}

}
