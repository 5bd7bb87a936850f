package io.github.mesosspring.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Applications in which, taken together, each bean of ours comes into being. Their beans
 * are defined but not created, so that they are cheap and need nobody to talk to.
 */
enum Scenario {

	FRAMEWORK("mesos.master=m:5050", "mesos.record.path=target/never-written.jsonl"),

	EMBEDDED("mesos.master=embedded"),

	ZOOKEEPER("mesos.master=m:5050", "mesos.framework.id-store=zookeeper", "mesos.election.type=zookeeper",
			"mesos.zookeeper.connect-string=127.0.0.1:1", "mesos.ssl.bundle=jobs",
			"spring.ssl.bundle.pem.jobs.truststore.certificate="),

	JDBC("mesos.master=m:5050", "mesos.framework.id-store=jdbc", "mesos.election.type=events",
			"spring.datasource.generate-unique-name=true"),

	NAMED("mesos.master=m:5050", "mesos.framework.enabled=false", "mesos.frameworks.web.framework.roles=web"),

	EXECUTOR("mesos.executor.enabled=true");

	private final String[] properties;

	Scenario(String... properties) {
		this.properties = properties;
	}

	ApplicationContextRunner runner() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(Stream
				.concat(Stream.of(SslAutoConfiguration.class, DataSourceAutoConfiguration.class,
						WebClientAutoConfiguration.class), OurBeans.autoConfigurations().stream())
				.toArray(Class<?>[]::new)))
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class,
					NothingStarts::new)
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("spring.application.name=jobs", "mesos.framework.id-store=memory",
					"mesos.auto-startup=false", "management.endpoints.web.exposure.include=*")
			.withPropertyValues(this.properties);
		return (this == EXECUTOR) ? runner.withInitializer(AgentVariables.in(AgentVariables.recorded("protobuf")))
				: runner;
	}

	/** The methods whose beans there are. */
	Set<String> beans(Function<ApplicationContextRunner, ApplicationContextRunner> changes) {
		Set<String>[] defined = new Set[1];
		changes.apply(runner()).run((context) -> {
			if (context.getStartupFailure() != null) {
				throw new AssertionError(this + " does not start", context.getStartupFailure());
			}
			defined[0] = OurBeans.defined(context.getBeanFactory());
		});
		return defined[0];
	}

	Set<String> beansWithout(List<String> classes) {
		return beans((runner) -> runner.withClassLoader(new FilteredClassLoader(classes.toArray(String[]::new))));
	}

	static Stream<Scenario> all() {
		return Arrays.stream(values());
	}

	private static final class NothingStarts extends DefaultLifecycleProcessor {

		@Override
		public void onRefresh() {
		}

		@Override
		public void onClose() {
		}

	}

}
