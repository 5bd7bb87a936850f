package io.github.mesosspring.autoconfigure;

import java.util.Map;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.election.Election;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.github.mesosspring.executor.ExecutorTemplate;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class MesosExecutorAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withInitializer(AgentVariables.in(AgentVariables.recorded("protobuf")))
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosExecutorAutoConfiguration.class));

	private final ApplicationContextRunner executorRunner = this.bareRunner
		.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false");

	@Test
	void keysOfHandlersOfTheSchedulerInTheSameJarAreNamedInAWarning(CapturedOutput output) {
		this.executorRunner.withPropertyValues("mesos.handlers.offers.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Keys are set for the handler 'offers', which this executor does not have");
	}

	@Test
	void recordsThatNoMemoryCouldHoldAreRefused() {
		this.executorRunner.withPropertyValues("mesos.max-record-size=2GB")
			.run((context) -> assertThat(FailureAnalyses.print(context.getStartupFailure()))
				.contains("'mesos.max-record-size' is 2147483648B", "Set mesos.max-record-size to 2047MB or less"));
	}

	private final ApplicationContextRunner schedulerRunner = this.bareRunner.withPropertyValues("mesos.master=m:5050",
			"spring.application.name=jobs", "mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@Test
	void createsEverythingAnExecutorNeedsFromItsEnvironmentAlone() {
		this.executorRunner.run((context) -> {
			assertThat(context).hasSingleBean(AgentEnvironmentBindHandlerAdvisor.class)
				.hasSingleBean(MesosWebClients.class)
				.hasSingleBean(ExecutorTemplate.class)
				.hasSingleBean(EventDispatcher.class)
				.hasSingleBean(MesosEventHandlerProcessor.class)
				.hasSingleBean(ExecutorExit.class)
				.hasSingleBean(ExecutorSubscription.class);
			assertThat(context.getBean(ExecutorEnvironment.class).executorId().getValue()).isEqualTo("ex1");
			assertThat(context.getBean(ExecutorSubscription.class).status().state()).isEqualTo(ExecutorState.STOPPED);
			assertThat(context.getBean(ExecutorSubscription.class).getPhase())
				.isGreaterThan(context.getBean(EventDispatcher.class).getPhase());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.election.type=zookeeper", "mesos.framework.id-store=jdbc", "mesos.framework.roles=",
			"mesos.on-stop=teardown", "mesos.reconciliation.enabled=true" })
	void anExecutorHasNothingOfAScheduler(String property) {
		this.executorRunner.withPropertyValues(property).run(this::assertNothingOfAScheduler);
	}

	@ParameterizedTest
	@ValueSource(strings = { "m:5050", "embedded" })
	void anExecutorIgnoresAMasterAndSaysSo(String master, CapturedOutput output) {
		this.executorRunner.withPropertyValues("mesos.master=" + master).run(this::assertNothingOfAScheduler);
		assertThat(output).containsOnlyOnce("mesos.master and all else that is for schedulers is ignored");
	}

	private void assertNothingOfAScheduler(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed()
			.hasSingleBean(ExecutorSubscription.class)
			.doesNotHaveBean(MesosSubscription.class)
			.doesNotHaveBean(MesosOperatorTemplate.class)
			.doesNotHaveBean(CallOperations.class)
			.doesNotHaveBean(Sessions.class)
			.doesNotHaveBean(FrameworkInfo.class)
			.doesNotHaveBean(FrameworkIdStore.class)
			.doesNotHaveBean(LeaderDetector.class)
			.doesNotHaveBean(Election.class)
			.doesNotHaveBean(Reconciler.class)
			.doesNotHaveBean(MesosConnectionDetails.class)
			.doesNotHaveBean(EmbeddedMesos.class);
	}

	@Test
	void aSchedulerThatRunsAsATaskIsNotDisturbed() {
		this.schedulerRunner.withInitializer(AgentVariables.in(AgentVariables.all())).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(MesosSubscription.class)
				.hasSingleBean(EventDispatcher.class)
				.hasSingleBean(MesosWebClients.class);
			assertNothingOfAnExecutor(context);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.executor.enabled=false", "mesos.executor.exit-on-shutdown=true" })
	void nothingButItsPropertyMakesAnExecutor(String property) {
		this.schedulerRunner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasSingleBean(MesosSubscription.class);
			assertNothingOfAnExecutor(context);
		});
	}

	@Test
	void createsNothingWhenDisabled() {
		this.executorRunner.withPropertyValues("mesos.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(MesosProperties.class);
			assertNothingOfAnExecutor(context);
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { WebClient.class, ExecutorSubscription.class })
	void createsNothingWithoutTheClassesItNeeds(Class<?> missing) {
		this.executorRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MesosProperties.class)
				.doesNotHaveBean("mesosExecutorTemplate"));
	}

	private static void assertNothingOfAnExecutor(AssertableApplicationContext context) {
		assertThat(context).doesNotHaveBean(ExecutorEnvironment.class)
			.doesNotHaveBean(ExecutorOperations.class)
			.doesNotHaveBean(ExecutorExit.class)
			.doesNotHaveBean(ExecutorSubscription.class);
	}

	@Test
	void anEnvironmentOfTheUserReplacesThatOfTheProcess() {
		Map<String, String> own = Map.of("MESOS_FRAMEWORK_ID", "f", "MESOS_EXECUTOR_ID", "own", "MESOS_AGENT_ENDPOINT",
				"127.0.0.1:1");
		this.executorRunner.withInitializer(AgentVariables.in(Map.of()))
			.withBean(ExecutorEnvironment.class, () -> ExecutorEnvironment.of(own))
			.run((context) -> assertThat(context.getBean(ExecutorSubscription.class).status().agent())
				.hasToString("http://127.0.0.1:1"));
	}

	@Test
	void backsOffForBeansOfTheUser() {
		MesosWebClients webClients = MesosWebClients.reactorNetty();
		ExecutorSubscription subscription = mock(ExecutorSubscription.class);
		this.executorRunner.withBean(MesosWebClients.class, () -> webClients)
			.withBean(ExecutorSubscription.class, () -> subscription)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ConfiguredWebClients.class);
				assertThat(context).getBean(ExecutorSubscription.class).isSameAs(subscription);
			});
	}

	@Test
	void theDomainSocketOfTheAgentHasClientsOfItsOwn() {
		this.executorRunner.run((context) -> assertThat(context.getBean(MesosWebClients.class))
			.isInstanceOf(ConfiguredWebClients.class));
		this.executorRunner.withInitializer(AgentVariables.in(AgentVariables.all()))
			.run((context) -> assertThat(context.getBean(MesosWebClients.class)).isNotNull()
				.isNotInstanceOf(ConfiguredWebClients.class));
	}

	@Test
	void staysAliveAfterAShutdownIfItIsToldTo() {
		this.executorRunner.withPropertyValues("mesos.executor.exit-on-shutdown=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExecutorExit.class));
	}

	@Test
	void nothingThatMayBePrintedHoldsTheToken(CapturedOutput output) {
		Map<String, Object> variables = AgentVariables.recorded("protobuf");
		variables.put("MESOS_EXECUTOR_AUTHENTICATION_TOKEN", AgentVariables.TOKEN);
		this.executorRunner.withInitializer(AgentVariables.in(variables)).run((context) -> {
			assertThat(context.getBean(ExecutorEnvironment.class).authenticationToken())
				.isEqualTo(AgentVariables.TOKEN);
			for (String name : context.getBeanDefinitionNames()) {
				if (name.toLowerCase().contains("mesos")) {
					assertThat(String.valueOf(context.getBean(name))).as(name).doesNotContain("geheim");
				}
			}
		});
		assertThat(output).doesNotContain("geheim");
	}

}
