package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Says which of the named frameworks could not be put together or started. What is wrong
 * with it is explained by the other analyzers, as for the default framework.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class FrameworkFailureAnalyzer implements FailureAnalyzer {

	private static final Pattern STARTED = Pattern.compile("Failed to start bean '([^']+)'");

	private final BeanFactory beans;

	private final Environment environment;

	FrameworkFailureAnalyzer(BeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		String framework = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.flatMap((cause) -> framework(cause).stream())
			.findFirst()
			.orElse(null);
		FailureAnalysis analysis = (framework != null) ? analyzeByOthers(failure) : null;
		if (analysis == null) {
			return null;
		}
		String prefix = "mesos.frameworks." + framework;
		return new FailureAnalysis(
				"The Mesos framework '" + framework + "' cannot be started. " + analysis.getDescription(),
				analysis.getAction() + "\n\nThe keys of this framework are below '" + prefix
						+ "': where a key 'mesos.X' is named, set '" + prefix + ".X'.",
				analysis.getCause());
	}

	private Optional<String> framework(Throwable failure) {
		if (failure instanceof MesosFrameworkException known) {
			return Optional.of(known.framework());
		}
		Matcher started = STARTED.matcher(String.valueOf(failure.getMessage()));
		return (failure instanceof ApplicationContextException && started.find()) ? ofBean(started.group(1))
				: Optional.empty();
	}

	private Optional<String> ofBean(String bean) {
		Collection<FrameworkName> names = (this.environment instanceof ConfigurableEnvironment configurable)
				? FrameworkName.of(configurable) : List.of();
		return names.stream()
			.filter((name) -> FrameworkBeans.names(name).anyMatch(bean::equals))
			.map(FrameworkName::value)
			.findFirst();
	}

	private @Nullable FailureAnalysis analyzeByOthers(Throwable failure) {
		return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
			.load(FailureAnalyzer.class,
					ArgumentResolver.of(BeanFactory.class, this.beans).and(Environment.class, this.environment),
					FailureHandler.handleMessage((message, ex) -> {
						// Spring Boot tells of it when it loads them
					}))
			.stream()
			.filter((analyzer) -> !(analyzer instanceof FrameworkFailureAnalyzer))
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
