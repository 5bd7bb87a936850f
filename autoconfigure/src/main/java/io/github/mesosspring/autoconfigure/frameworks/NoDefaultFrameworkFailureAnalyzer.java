package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Explains that a bean of the default framework is asked for, which is switched off.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoDefaultFrameworkFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private final BeanFactory beans;

	private final Environment environment;

	NoDefaultFrameworkFailureAnalyzer(BeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = (cause.getResolvableType() != null) ? cause.getResolvableType().resolve() : null;
		List<String> frameworks = (type != null) ? frameworksWith(type) : List.of();
		if (type == null || frameworks.isEmpty()
				|| this.environment.getProperty("mesos.framework.enabled", Boolean.class, true)) {
			return null;
		}
		String names = frameworks.stream().map((name) -> "\"" + name + "\"").collect(Collectors.joining(", "));
		return new FailureAnalysis(
				"A bean of type " + type.getName()
						+ " is asked for without the name of a Mesos framework, but there is "
						+ "no default framework: 'mesos.framework.enabled' is off.",
				"Say whose it is to be, as in @Qualifier(\"" + frameworks.get(0) + "\") " + type.getSimpleName()
						+ "; there are " + names + ". Or remove mesos.framework.enabled.",
				cause);
	}

	private List<String> frameworksWith(Class<?> type) {
		return (this.environment instanceof ConfigurableEnvironment configurable) ? FrameworkName.of(configurable)
			.stream()
			.filter((name) -> has(name, type))
			.map(FrameworkName::value)
			.toList() : List.of();
	}

	private boolean has(FrameworkName name, Class<?> type) {
		Stream<String> names = FrameworkBeans.names(name);
		return names.anyMatch((bean) -> this.beans.containsBean(bean) && this.beans.isTypeMatch(bean, type));
	}

}
