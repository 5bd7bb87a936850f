package io.github.mesosspring.autoconfigure.frameworks;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.core.ResolvableType;

/**
 * The context of the beans of one framework, below that of the application. It starts and
 * stops none of them: the application does so with those that have a life cycle.
 */
final class FrameworkApplicationContext extends AnnotationConfigApplicationContext {

	FrameworkApplicationContext(FrameworkName name, FrameworkEnvironment environment, FrameworkBeanFactory beans,
			ConfigurableApplicationContext application) {
		super(beans);
		setId("mesos.frameworks." + name.value());
		setDisplayName("Mesos framework '" + name.value() + "'");
		setParent(application);
		setEnvironment(environment);
		setClassLoader(application.getClassLoader());
		beans.registerSingleton(LIFECYCLE_PROCESSOR_BEAN_NAME, new NoLifecycle());
		// the beans of a framework are preferred to those of the application
		addBeanFactoryPostProcessor((own) -> Stream.of(own.getBeanDefinitionNames())
			.forEach((bean) -> own.getBeanDefinition(bean).setPrimary(true)));
		register(FrameworkConfigurations.class);
	}

	/**
	 * The application hears of what happens to the framework, but not of this context: it
	 * would take its events for those of its own.
	 */
	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
		if (!(event instanceof ApplicationContextEvent)) {
			super.publishEvent(event, typeHint);
		}
	}

	private static final class NoLifecycle implements LifecycleProcessor {

		@Override
		public void onRefresh() {
		}

		@Override
		public void onClose() {
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

}
