package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.ManagedReconciler;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.reconcile.TaskSource;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

class MesosAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.bareRunner.withPropertyValues("mesos.master=m:5050",
			"spring.application.name=jobs", "mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@Test
	void createsEverythingAFrameworkNeeds() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(AgentEnvironmentBindHandlerAdvisor.class)
				.hasSingleBean(PropertiesMesosConnectionDetails.class)
				.hasSingleBean(MesosWebClients.class)
				.hasSingleBean(LeaderDetector.class)
				.hasSingleBean(FrameworkInfo.class)
				.hasSingleBean(FrameworkIdStore.class)
				.hasSingleBean(Sessions.class)
				.hasSingleBean(CallTemplate.class)
				.hasSingleBean(EventDispatcher.class)
				.hasSingleBean(MesosEventHandlerProcessor.class)
				.hasSingleBean(ManagedReconciler.class)
				.hasSingleBean(MesosSubscription.class);
			assertThat(context.getBean(MesosSubscription.class).status().state()).isEqualTo(SubscriptionState.STOPPED);
			assertThat(context.getBean(MesosSubscription.class).getPhase()).isEqualTo(MesosSubscription.DEFAULT_PHASE);
		});
	}

	@Test
	void leavesReconciliationToTheApplicationIfItWantsSo() {
		Reconciler own = mock(Reconciler.class);
		this.contextRunner.withBean(Reconciler.class, () -> own)
			.run((context) -> assertThat(context).getBean(Reconciler.class).isSameAs(own));
		this.contextRunner.withPropertyValues("mesos.reconciliation.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Reconciler.class));
	}

	@Test
	void aTaskSourceMayAskTheReconciler() {
		this.contextRunner.withUserConfiguration(AskingSource.class)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TaskSource.class));
	}

	@Test
	void createsNothingWhenDisabled() {
		this.bareRunner.withPropertyValues("mesos.enabled=false", "mesos.master=embedded")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MesosProperties.class)
				.doesNotHaveBean(MesosConnectionDetails.class)
				.doesNotHaveBean(CallOperations.class)
				.doesNotHaveBean(MesosSubscription.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { WebClient.class, MesosSubscription.class })
	void createsNothingWithoutTheClassesItNeeds(Class<?> missing) {
		this.bareRunner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MesosProperties.class));
	}

	@Test
	void backsOffForBeansOfTheUser() {
		this.contextRunner.withUserConfiguration(UserConfiguration.class).run((context) -> {
			assertThat(context).hasSingleBean(CallOperations.class).doesNotHaveBean(CallTemplate.class);
			assertThat(context).hasSingleBean(EventSink.class).doesNotHaveBean(EventDispatcher.class);
			assertThat(context).hasSingleBean(MesosWebClients.class).doesNotHaveBean(ConfiguredWebClients.class);
			assertThat(context).getBean(LeaderDetector.class).isSameAs(UserConfiguration.LEADER_DETECTOR);
			assertThat(context).getBean(FrameworkInfo.class).isSameAs(UserConfiguration.FRAMEWORK_INFO);
			assertThat(context).getBean(FrameworkIdStore.class).isSameAs(UserConfiguration.ID_STORE);
			assertThat(context).getBean(Sessions.class).isSameAs(UserConfiguration.SESSIONS);
		});
	}

	@Test
	void backsOffForASubscriptionOfTheUser() {
		MesosSubscription subscription = mock(MesosSubscription.class);
		this.contextRunner.withBean(MesosSubscription.class, () -> subscription)
			.run((context) -> assertThat(context).getBean(MesosSubscription.class).isSameAs(subscription));
	}

	@Test
	void connectionDetailsOfTheUserReplaceTheProperties() {
		this.contextRunner.withPropertyValues("mesos.security.principal=ignored")
			.withBean(MesosConnectionDetails.class, UserConnectionDetails::new)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(PropertiesMesosConnectionDetails.class);
				assertThat(context.getBean(LeaderDetector.class).detect().block())
					.isEqualTo(URI.create("https://user:5050"));
				assertThat(context.getBean(FrameworkInfo.class).getPrincipal()).isEqualTo("bob");
			});
	}

	@Test
	void connectionDetailsOfTheUserKeepTheEmbeddedMesosFromStarting() {
		this.contextRunner.withPropertyValues("mesos.master=embedded")
			.withBean(MesosConnectionDetails.class, UserConnectionDetails::new)
			.run((context) -> assertThat(context).hasSingleBean(MesosConnectionDetails.class)
				.doesNotHaveBean(EmbeddedMesos.class));
	}

	@Test
	void aBundleMakesHttpsTheScheme() {
		this.contextRunner
			.withPropertyValues("mesos.ssl.bundle=jobs", "spring.ssl.bundle.pem.jobs.truststore.certificate=")
			.run((context) -> assertThat(context.getBean(LeaderDetector.class).detect().block())
				.isEqualTo(URI.create("https://m:5050")));
	}

	@Test
	void theDetectorIsClosedWithTheContext() {
		AtomicReference<LeaderDetector> detector = new AtomicReference<>();
		this.contextRunner
			.withPropertyValues("mesos.master=zk://bob:geheim@127.0.0.1:1/mesos", "mesos.leader.address=ip")
			.run((context) -> {
				detector.set(context.getBean(LeaderDetector.class));
				assertThat(detector.get()).hasToString("leader in zk://127.0.0.1:1/mesos");
			});
		assertThatIllegalStateException().isThrownBy(() -> detector.get().detect().block())
			.withMessageContaining("closed");
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "3, 3" })
	void concurrencyIsTheNumberOfThreadsThatHandleUpdates(int concurrency, int threads) {
		this.contextRunner.withPropertyValues("mesos.dispatch.concurrency=" + concurrency).run((context) -> {
			assertThat(context.getBean(EventDispatcher.class).isRunning()).isTrue();
			assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
				.filteredOn((name) -> name.startsWith("mesos-events-"))
				.hasSize(threads);
		});
	}

	@Test
	void customizersOfTheFrameworkInfoAreOrdered() {
		this.contextRunner.withUserConfiguration(CustomizersConfiguration.class)
			.run((context) -> assertThat(context.getBean(FrameworkInfo.class).getName()).isEqualTo("jobs-1-2"));
	}

	@Test
	void theIdFileIsNamedAfterTheFramework() {
		this.contextRunner.withPropertyValues("mesos.framework.id-store=file", "mesos.framework.name=a/b: c")
			.run((context) -> assertThat(context.getBean(FrameworkIdStore.class).toString())
				.endsWith(Path.of(".mesos", "a_b__c.id").toString()));
	}

	@Test
	void theIdFileIsWhereTheUserWantsIt(@TempDir Path directory) {
		Path file = directory.resolve("x.id");
		this.contextRunner.withPropertyValues("mesos.framework.id-store=file", "mesos.framework.id-file=" + file)
			.run((context) -> assertThat(context.getBean(FrameworkIdStore.class).toString()).endsWith(file.toString()));
	}

	@Test
	void nothingThatMayBePrintedHoldsTheSecret() {
		this.contextRunner.withPropertyValues("mesos.security.principal=jobs", "mesos.security.secret=geheim")
			.run((context) -> {
				for (String name : context.getBeanDefinitionNames()) {
					if (name.toLowerCase().contains("mesos")) {
						assertThat(String.valueOf(context.getBean(name))).as(name).doesNotContain("geheim");
					}
				}
				MesosProperties properties = context.getBean(MesosProperties.class);
				assertThat(List.of(properties, properties.getSecurity()).toString()).doesNotContain("geheim");
			});
	}

	static class UserConnectionDetails implements MesosConnectionDetails {

		@Override
		public String getMaster() {
			return "user:5050";
		}

		@Override
		public String getPrincipal() {
			return "bob";
		}

		@Override
		public SslBundle getSslBundle() {
			return SslBundle.of(null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersConfiguration {

		@Bean
		@Order(2)
		FrameworkInfoCustomizer last() {
			return (builder) -> builder.setName(builder.getName() + "-2");
		}

		@Bean
		@Order(1)
		FrameworkInfoCustomizer first() {
			return (builder) -> builder.setName(builder.getName() + "-1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserConfiguration {

		static final FrameworkInfo FRAMEWORK_INFO = FrameworkInfo.newBuilder().setName("n").setUser("u").build();

		static final FrameworkIdStore ID_STORE = FrameworkIdStores.memory();

		static final LeaderDetector LEADER_DETECTOR = Mono::empty;

		static final Sessions SESSIONS = new Sessions();

		@Bean
		FrameworkInfo frameworkInfo() {
			return FRAMEWORK_INFO;
		}

		@Bean
		FrameworkIdStore idStore() {
			return ID_STORE;
		}

		@Bean
		LeaderDetector leaderDetector() {
			return LEADER_DETECTOR;
		}

		@Bean
		Sessions sessions() {
			return SESSIONS;
		}

		@Bean
		MesosWebClients webClients() {
			return MesosWebClients.reactorNetty();
		}

		@Bean
		CallOperations callOperations() {
			return mock(CallOperations.class);
		}

		@Bean
		NoEvents events() {
			return new NoEvents();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AskingSource {

		@Bean
		TaskSource taskSource(Reconciler reconciler, MesosSubscription subscription) {
			return List::of;
		}

	}

}
