package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is added for a framework has to be there for each: a bean of the default
 * framework that named ones lack is either in no class of
 * {@code META-INF/spring/io.github.mesosspring.autoconfigure.frameworks.MesosFramework.imports},
 * or its condition finds that of the default one, for want of
 * {@code search = SearchStrategy.CURRENT}.
 */
class CounterpartsTests {

	/** Of the application: there is one for all frameworks. */
	private static final String ONCE = ".*\\.autoconfigure\\.(frameworks|health|endpoint|diagnostics|EmbeddedMesos).*";

	@Test
	void everyFrameworkHasWhatTheDefaultOneHas() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
					MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
					SimpleMetricsExportAutoConfiguration.class, HealthContributorAutoConfiguration.class))
			.withConfiguration(AutoConfigurations.of(ours()))
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false", "mesos.frameworks.web=")
			.run((context) -> {
				ConfigurableListableBeanFactory application = ((ConfigurableApplicationContext) context
					.getSourceApplicationContext()).getBeanFactory();
				NamedFramework web = (NamedFramework) context.getBean(MesosFrameworks.class).find("web").orElseThrow();
				Set<String> ofTheDefault = names(application,
						(method) -> !method.isShared() && !method.declaringClass().matches(ONCE));
				assertThat(ofTheDefault).contains("mesosCallTemplate", "mesosMeterCallListener", "mesosSubscription");
				assertThat(names(web.beans(), (method) -> true)).containsAll(ofTheDefault);
			});
	}

	private static Class<?>[] ours() {
		ClassLoader classLoader = CounterpartsTests.class.getClassLoader();
		return ImportCandidates.load(AutoConfiguration.class, classLoader)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("io.github.mesosspring"))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.toArray(Class<?>[]::new);
	}

	private static Set<String> names(ConfigurableListableBeanFactory beans, Predicate<BeanMethod> which) {
		Set<String> names = new TreeSet<>();
		for (String name : beans.getBeanDefinitionNames()) {
			BeanMethod method = BeanMethod.of(beans.getMergedBeanDefinition(name));
			if (method != null && method.isOurs() && which.test(method)) {
				names.add(name);
			}
		}
		return names;
	}

}
