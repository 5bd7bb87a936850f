package io.github.mesosspring.autoconfigure.frameworks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Makes beans of named frameworks beans of the application, to be asked for with the name
 * of the framework as qualifier. Those with a life cycle are started and stopped by the
 * application, in the phases of the default framework's.
 * <p>
 * Which ones there are is settled when the application is processed ahead of time, if it
 * is; the contexts of the frameworks are made at run time all the same.
 */
class FrameworkBeans implements ImportBeanDefinitionRegistrar {

	private static final List<Class<?>> TYPES = List.of(CallTemplate.class, MesosSubscription.class,
			EventDispatcher.class, Reconciler.class, FrameworkInfo.class, MesosOperatorTemplate.class);

	private static final String NO_METHOD = "";

	private final ConfigurableEnvironment environment;

	FrameworkBeans(Environment environment) {
		this.environment = (ConfigurableEnvironment) environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		List<String> settled = new ArrayList<>();
		for (FrameworkName name : FrameworkName.of(this.environment)) {
			FrameworkEnvironment framework = new FrameworkEnvironment(this.environment, name);
			if (framework.isEnabled()) {
				settled.add(name.value());
				TYPES.stream()
					.filter((type) -> type != Reconciler.class || reconciles(framework))
					.forEach((type) -> register(registry, name, type));
			}
		}
		RootBeanDefinition names = new RootBeanDefinition(SettledNames.class);
		names.getConstructorArgumentValues().addIndexedArgumentValue(0, settled);
		registry.registerBeanDefinition("mesosFrameworkNames", names);
	}

	/**
	 * Whether the application has a bean of its own for a bean of a framework.
	 */
	static boolean makes(Object bean) {
		return TYPES.stream().anyMatch((type) -> type.isInstance(bean));
	}

	private static boolean reconciles(FrameworkEnvironment framework) {
		return framework.getProperty("mesos.reconciliation.enabled", Boolean.class, true);
	}

	/**
	 * The names that its beans have in the context of the application.
	 */
	static Stream<String> names(FrameworkName name) {
		return TYPES.stream().map((type) -> beanName(name, type));
	}

	private static String beanName(FrameworkName name, Class<?> type) {
		return name.beanNamePrefix() + type.getSimpleName();
	}

	private static void register(BeanDefinitionRegistry registry, FrameworkName name, Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition(FrameworkBeans.class);
		definition.setTargetType(type);
		definition.setFactoryMethodName("bean");
		definition.getConstructorArgumentValues()
			.addIndexedArgumentValue(0, new RuntimeBeanReference(MesosFrameworks.class));
		definition.getConstructorArgumentValues().addIndexedArgumentValue(1, name.value());
		definition.getConstructorArgumentValues().addIndexedArgumentValue(2, type);
		definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name.value()));
		definition.setDefaultCandidate(false);
		// the framework's own context closes it
		definition.setDestroyMethodName(NO_METHOD);
		registry.registerBeanDefinition(beanName(name, type), definition);
	}

	/**
	 * Find a bean of a framework.
	 */
	static <T> T bean(MesosFrameworks frameworks, String name, Class<T> type) {
		return frameworks.find(name)
			.flatMap((framework) -> framework.find(type))
			.orElseThrow(() -> new NoSuchBeanDefinitionException(type,
					"the Mesos framework '" + name + "' has no single bean of it"));
	}

}
