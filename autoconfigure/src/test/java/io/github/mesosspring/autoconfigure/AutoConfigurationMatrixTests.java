package io.github.mesosspring.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.annotation.MergedAnnotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * What holds for every bean method of every configuration of this module: its bean is
 * there when it should be, gives way to one of the application, and is gone when it was
 * switched off or a class is missing.
 */
class AutoConfigurationMatrixTests {

	/** The beans that nobody may replace, and why. */
	private static final Map<String, String> IRREPLACEABLE = Map.of( //
			"MesosAutoConfiguration.mesosAgentEnvironmentBindHandlerAdvisor",
			"without it the variables of an agent would be read as properties", //
			"MesosExecutorAutoConfiguration.mesosAgentEnvironmentBindHandlerAdvisor", "the same",
			"MesosAutoConfiguration.mesosServiceConnectionsAsFallback", "it only lets beans of the application win",
			"MesosFrameworksAutoConfiguration.mesosFrameworks", "only it knows which frameworks there are");

	/** The beans of no scenario, and why. */
	private static final Map<String, String> ELSEWHERE = Map.of(
			"MesosElectionConfiguration.mesosZooKeeperElectionWithoutCurator", "there only to fail without Curator",
			"MesosElectionConfiguration.mesosLeaderEventsElectionWithoutIntegration",
			"there only to fail without Spring Integration");

	private static final Map<Scenario, Set<String>> PRESENT = new EnumMap<>(Scenario.class);

	@Test
	void everyAutoConfigurationIsRegistered() {
		assertThat(OurBeans.autoConfigurations()).containsExactlyInAnyOrderElementsOf(OurBeans.configurations()
			.stream()
			.filter((type) -> type.isAnnotationPresent(AutoConfiguration.class))
			.toList());
	}

	@Test
	void everyBeanIsPresentInOneOfTheScenarios() {
		assertThat(OurBeans.methods()).filteredOn((method) -> scenarios(method).isEmpty())
			.extracting(AutoConfigurationMatrixTests::shortName)
			.containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
	}

	@Test
	void everyOtherBeanCanBeReplaced() {
		assertThat(OurBeans.methods()).filteredOn((method) -> !missingBean(method).isPresent())
			.extracting(AutoConfigurationMatrixTests::shortName)
			.containsExactlyInAnyOrderElementsOf(IRREPLACEABLE.keySet());
	}

	static Stream<Arguments> replaceable() {
		return OurBeans.methods()
			.stream()
			.filter((method) -> missingBean(method).isPresent())
			.flatMap((method) -> scenarios(method).stream()
				.limit(1)
				.map((scenario) -> Arguments.argumentSet(shortName(method), scenario, method)));
	}

	@ParameterizedTest
	@MethodSource("replaceable")
	void backsOffForABeanOfTheApplication(Scenario scenario, Method method) {
		for (UnaryOperator<ApplicationContextRunner> own : own(method)) {
			assertThat(scenario.beans(own::apply)).doesNotContain(OurBeans.name(method));
		}
	}

	/** A bean of the application need not be more than the condition asks for. */
	@Test
	void nobodyNeedsMoreThanWhatAnApplicationMayReplace() {
		List<Class<?>> ours = OurBeans.methods()
			.stream()
			.filter((method) -> !List.of(missingBean(method).getValue("value", Class[].class).orElse(new Class<?>[0]))
				.contains(method.getReturnType()))
			.filter((method) -> missingBean(method).isPresent()
					&& missingBean(method).getClassArray("value").length > 0)
			.<Class<?>>map(Method::getReturnType)
			.filter((type) -> !type.isInterface())
			.toList();
		assertThat(ours).isNotEmpty();
		for (Method method : OurBeans.methods()) {
			List<Class<?>> needed = new ArrayList<>(List.of(method.getParameterTypes()));
			// what a bean is made for, and is not made without
			needed.removeAll(List.of(OurBeans.annotation(method, ConditionalOnBean.class)
				.getValue("value", Class[].class)
				.orElse(new Class<?>[0])));
			assertThat(needed).as(shortName(method)).doesNotContainAnyElementsOf(ours);
		}
	}

	@Test
	void eachComesAfterWhatItLooksFor() {
		List<Class<?>> order = List.of(Configurations.getClasses(AutoConfigurations.of(Stream
			.concat(OurBeans.autoConfigurations().stream(),
					Stream.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
							DataSourceAutoConfiguration.class, MetricsAutoConfiguration.class,
							CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
			.sorted(Comparator.comparing((Class<?> type) -> type.getSimpleName()).reversed())
			.toArray(Class<?>[]::new))));
		for (Class<?> first : List.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				DataSourceAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class)) {
			assertThat(order).containsSubsequence(first, MesosAutoConfiguration.class);
		}
		assertThat(order).containsSubsequence(WebClientAutoConfiguration.class, MesosExecutorAutoConfiguration.class);
		for (Class<?> last : OurBeans.autoConfigurations()) {
			Optional<Class<?>[]> candidate = OurBeans.annotation(last, ConditionalOnSingleCandidate.class)
				.getValue("value", Class.class)
				.map((type) -> new Class<?>[] { (type == MesosSubscription.class) ? MesosAutoConfiguration.class
						: MesosExecutorAutoConfiguration.class, last });
			candidate.ifPresent((subsequence) -> assertThat(order).containsSubsequence(subsequence));
			if (last.getName().contains(".metrics.")) {
				assertThat(order).containsSubsequence(SimpleMetricsExportAutoConfiguration.class,
						CompositeMeterRegistryAutoConfiguration.class, last);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsThereWhenMesosIsDisabled(Scenario scenario) {
		assertThat(scenario.beans((runner) -> runner.withPropertyValues("mesos.enabled=false")))
			.doesNotContainAnyElementsOf(OurBeans.methods().stream().map(OurBeans::name).toList());
	}

	@ParameterizedTest
	@CsvSource(
			textBlock = """
							FRAMEWORK, mesos.reconciliation.enabled=false,         MesosReconciliationConfiguration.mesosReconciler
							FRAMEWORK, mesos.record.path=,                         MesosRecordConfiguration.mesosTrafficRecorder
							FRAMEWORK, management.health.mesos.enabled=false,      MesosHealthContributorAutoConfiguration.mesosHealthContributor
							FRAMEWORK, mesos.master=n:5050,                        EmbeddedMesosAutoConfiguration.embeddedMesos
							EMBEDDED,  mesos.master=n:5050,                        EmbeddedMesosAutoConfiguration.embeddedMesos
							EMBEDDED,  mesos.master=n:5050,                        EmbeddedMesosAutoConfiguration.embeddedMesosConnectionDetails
							ZOOKEEPER, mesos.election.type=none,                   MesosElectionConfiguration$ZooKeeper.mesosElection
							ZOOKEEPER, mesos.framework.id-store=memory,            MesosFrameworkIdStoreConfiguration$ZooKeeper.mesosFrameworkIdStore
							JDBC,      mesos.election.type=none,                   MesosElectionConfiguration$LeaderEvents.mesosElection
							JDBC,      mesos.framework.id-store=memory,            MesosFrameworkIdStoreConfiguration$Jdbc.mesosFrameworkIdStore
							JDBC,      mesos.framework.jdbc.initialize-schema=never, MesosFrameworkIdStoreConfiguration$Jdbc.mesosDatabaseInitializer
							FRAMEWORK, management.endpoint.mesos.access=NONE,      MesosEndpointAutoConfiguration.mesosEndpoint
					FRAMEWORK, management.endpoints.web.exposure.include=health, MesosEndpointAutoConfiguration.mesosEndpointWebExtension
					NAMED,     mesos.enabled=false,                        MesosFrameworksAutoConfiguration.mesosFrameworks
					EXECUTOR,  mesos.executor.exit-on-shutdown=false,      MesosExecutorSubscriptionConfiguration.mesosExecutorExit
							EXECUTOR,  management.health.mesos.enabled=false,      MesosExecutorHealthContributorAutoConfiguration.mesosHealthContributor
							EXECUTOR,  mesos.executor.enabled=false,               MesosExecutorSubscriptionConfiguration.mesosExecutorSubscription
							""")
	void isGoneWhenItWasSwitchedOff(Scenario scenario, String property, String bean) {
		assertThat(scenario.beans((runner) -> runner.withPropertyValues(property)))
			.noneMatch((name) -> name.endsWith("." + bean));
	}

	static Stream<Arguments> needingClasses() {
		return OurBeans.configurations()
			.stream()
			.flatMap((configuration) -> classes(configuration).map((type) -> Arguments
				.argumentSet(configuration.getSimpleName() + " without " + type, configuration, type)));
	}

	@ParameterizedTest
	@MethodSource("needingClasses")
	void isGoneWithoutAClassItNeeds(Class<?> configuration, String missing) {
		List<Method> methods = OurBeans.methods(configuration).toList();
		Scenario scenario = methods.stream()
			.flatMap((method) -> scenarios(method).stream())
			.findFirst()
			.orElse(Scenario.FRAMEWORK);
		assertThat(scenario.beansWithout(List.of(missing)))
			.doesNotContainAnyElementsOf(methods.stream().map(OurBeans::name).toList());
	}

	/** One for each way to tell the method that its bean is not needed. */
	private static List<UnaryOperator<ApplicationContextRunner>> own(Method method) {
		MergedAnnotation<ConditionalOnMissingBean> condition = missingBean(method);
		List<UnaryOperator<ApplicationContextRunner>> result = new ArrayList<>();
		Class<?>[] types = condition.getClassArray("value");
		String[] names = condition.getStringArray("name");
		if (types.length == 0 && names.length == 0) {
			types = new Class<?>[] { method.getReturnType() };
		}
		for (Class<?> type : types) {
			result.add((runner) -> own(runner, "ownBean", type));
		}
		for (String name : names) {
			result.add((runner) -> own(runner, name, method.getReturnType()));
		}
		return result;
	}

	private static <T> ApplicationContextRunner own(ApplicationContextRunner runner, String name, Class<T> type) {
		return runner.withBean(name, type, () -> mock(type));
	}

	private static MergedAnnotation<ConditionalOnMissingBean> missingBean(Method method) {
		MergedAnnotation<ConditionalOnMissingBean> onMethod = OurBeans.annotation(method,
				ConditionalOnMissingBean.class);
		return onMethod.isPresent() ? onMethod
				: OurBeans.annotation(method.getDeclaringClass(), ConditionalOnMissingBean.class);
	}

	private static Stream<String> classes(Class<?> configuration) {
		MergedAnnotation<ConditionalOnClass> condition = OurBeans.annotation(configuration, ConditionalOnClass.class);
		return condition.isPresent()
				? Stream.concat(Arrays.stream(condition.getClassArray("value")).map(Class::getName),
						Arrays.stream(condition.getStringArray("name")))
				: Stream.empty();
	}

	private static List<Scenario> scenarios(Method method) {
		return Scenario.all().filter((scenario) -> present(scenario).contains(OurBeans.name(method))).toList();
	}

	private static Set<String> present(Scenario scenario) {
		return PRESENT.computeIfAbsent(scenario, (any) -> any.beans((runner) -> runner));
	}

	private static String shortName(Method method) {
		String type = method.getDeclaringClass().getName();
		return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
	}

}
