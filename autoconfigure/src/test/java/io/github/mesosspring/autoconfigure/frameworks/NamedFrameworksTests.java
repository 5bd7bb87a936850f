package io.github.mesosspring.autoconfigure.frameworks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.autoconfigure.FrameworkInfoCustomizer;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.InvalidEventHandlerException;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.recording.TrafficRecorder;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The wiring of frameworks below {@code mesos.frameworks}.
 */
class NamedFrameworksTests {

	@TempDir
	private Path folder;

	private final AtomicReference<ConfigurableApplicationContext> failed = new AtomicReference<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false", "mesos.frameworks.nightly-batch.framework.roles=batch",
				"mesos.frameworks.web=")
		.withInitializer(this.failed::set);

	@Test
	void beansAreFoundByTheNameOfTheFramework() {
		this.contextRunner.withBean(Injected.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Injected injected = context.getBean(Injected.class);
			assertThat(injected.calls).isSameAs(context.getBean("mesosCallTemplate"));
			assertThat(injected.batch).isSameAs(context.getBean("nightlyBatchCallTemplate"));
			assertThat(injected.web).isSameAs(context.getBean("webCallTemplate"));
			assertThat(injected.calls).isNotSameAs(injected.batch).isNotSameAs(injected.web);
			assertThat(injected.batch).isNotSameAs(injected.web);
			assertThat(context.getBean("nightlyBatchFrameworkInfo", FrameworkInfo.class)).satisfies((info) -> {
				assertThat(info.getName()).isEqualTo("nightly-batch");
				assertThat(info.getRolesList()).containsExactly("batch");
			});
			assertThat(context.getBean("webFrameworkInfo", FrameworkInfo.class)).satisfies((info) -> {
				assertThat(info.getName()).isEqualTo("web");
				assertThat(info.getRolesList()).containsExactly("*");
			});
			assertThat(context.getBean("webMesosSubscription")).isInstanceOf(MesosSubscription.class);
			assertThat(context.getBean("webEventDispatcher")).isInstanceOf(EventDispatcher.class);
			assertThat(context.getBean("webReconciler")).isInstanceOf(Reconciler.class);
			assertThat(context.getBean("webMesosOperatorTemplate")).isInstanceOf(MesosOperatorTemplate.class);
		});
	}

	@Test
	void theDefaultFrameworkIsWhatIsAskedForWithoutAName() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(CallTemplate.class)).isSameAs(context.getBean("mesosCallTemplate"));
			assertThat(context.getBean(MesosSubscription.class)).isSameAs(context.getBean("mesosSubscription"));
			assertThat(context.getBean(FrameworkInfo.class).getName()).isEqualTo("jobs");
			MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
			assertThat(frameworks.all()).extracting(MesosFramework::name)
				.containsExactly("default", "nightly-batch", "web");
			assertThat(frameworks.find("web").orElseThrow().calls()).isSameAs(context.getBean("webCallTemplate"));
			assertThat(frameworks.find("default").orElseThrow().calls()).isSameAs(context.getBean("mesosCallTemplate"));
		});
	}

	@Test
	void aHandlerOfAFrameworkThatIsNotConfiguredFailsTheStart() {
		this.contextRunner.withBean(HandlerOfNobody.class)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventHandlerException.class)
				.hasMessageContaining("'other'")
				.hasMessageContaining("'default', 'nightly-batch', 'web'"));
	}

	@Test
	void withoutADefaultFrameworkThereAreTheNamedOnes() {
		this.contextRunner.withPropertyValues("mesos.framework.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("mesosCallTemplate").hasBean("webCallTemplate");
			assertThat(context.getBean(MesosFrameworks.class).all()).extracting(MesosFramework::name)
				.containsExactly("nightly-batch", "web");
		});
	}

	@Test
	void whatIsAskedForWithoutANameIsMissedByItsNameIfThereIsNoDefault() {
		this.contextRunner.withBean(Unqualified.class)
			.withPropertyValues("mesos.framework.enabled=false")
			.run((context) -> assertThat(explained(context)).contains("CallTemplate")
				.contains("'mesos.framework.enabled' is off")
				.contains("@Qualifier(\"nightly-batch\") CallTemplate", "\"web\""));
	}

	@Test
	void aFrameworkThatIsSwitchedOffIsNotThere() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web.framework.enabled=false")
			.run((context) -> assertThat(context.getBean(MesosFrameworks.class).all()).extracting(MesosFramework::name)
				.containsExactly("default", "nightly-batch"));
	}

	@Test
	void reconciliationIsSwitchedOffForOneAlone() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web.reconciliation.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean("webReconciler").hasBean("nightlyBatchReconciler");
			assertThat(context.getBean(MesosFrameworks.class).find("web").orElseThrow().reconciler()).isNull();
		});
		this.contextRunner
			.withPropertyValues("mesos.reconciliation.enabled=false",
					"mesos.frameworks.web.reconciliation.enabled=true")
			.run((context) -> {
				MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
				assertThat(frameworks.find("default").orElseThrow().reconciler()).isNull();
				assertThat(frameworks.find("nightly-batch").orElseThrow().reconciler()).isNull();
				assertThat(frameworks.find("web").orElseThrow().reconciler()).isNotNull();
			});
	}

	@Test
	void theDefaultFrameworksRecorderIsNobodyElses() {
		this.contextRunner.withPropertyValues("mesos.record.path=" + this.folder.resolve("default.wire"))
			.run((context) -> {
				MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
				assertThat(frameworks.find("default").orElseThrow().find(TrafficRecorder.class)).isPresent();
				assertThat(frameworks.find("web").orElseThrow().find(TrafficRecorder.class)).isEmpty();
				context.getBean("webCallTemplate", CallTemplate.class).revive(List.of()).onErrorComplete().block();
				((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
				assertThat(this.folder.resolve("default.wire")).content().doesNotContain("REVIVE");
			});
	}

	@Test
	void hooksOfTheApplicationServeAllFrameworks() {
		List<String> called = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(CallListener.class, () -> (type, outcome) -> called.add(type.name()))
			.withBean(FrameworkInfoCustomizer.class, () -> (info) -> info.setWebuiUrl("http://ui/" + info.getName()))
			.run((context) -> {
				context.getBean("mesosCallTemplate", CallTemplate.class).revive(List.of()).onErrorComplete().block();
				context.getBean("webCallTemplate", CallTemplate.class).suppress(List.of()).onErrorComplete().block();
				assertThat(called).containsExactly("REVIVE", "SUPPRESS");
				assertThat(context.getBean("webFrameworkInfo", FrameworkInfo.class).getWebuiUrl())
					.isEqualTo("http://ui/web");
			});
	}

	@Test
	void aBeanIsForOneFrameworkAloneByItsQualifier() {
		this.contextRunner.withUserConfiguration(ForOneAlone.class).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean("mesosCallTemplate", CallTemplate.class).revive(List.of()).onErrorComplete().block();
			context.getBean("webCallTemplate", CallTemplate.class).suppress(List.of()).onErrorComplete().block();
			context.getBean("nightlyBatchCallTemplate", CallTemplate.class).teardown().onErrorComplete().block();
			ForOneAlone hooks = context.getBean(ForOneAlone.class);
			assertThat(hooks.called).containsExactly("SUPPRESS");
			assertThat(hooks.initialized).hasValue(1);
			MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
			FrameworkIdStore store = context.getBean("webStore", FrameworkIdStore.class);
			assertThat(frameworks.find("web").orElseThrow().find(FrameworkIdStore.class)).containsSame(store);
			assertThat(frameworks.find("default").orElseThrow().find(FrameworkIdStore.class)).isPresent()
				.get()
				.isNotSameAs(store);
		});
	}

	@Test
	void aHookMayAskForAnotherBeanOfTheFrameworkItServes() {
		this.contextRunner.withBean(HookWithCalls.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(HookWithCalls.class)
				.satisfies((hook) -> assertThat(hook.calls).isSameAs(context.getBean("webCallTemplate"))));
	}

	@Test
	void theConnectionOfTheApplicationIsInherited() {
		this.contextRunner.withBean(MesosConnectionDetails.class, () -> () -> "other:5050")
			.withPropertyValues("mesos.frameworks.web.master=web:5050",
					"mesos.frameworks.third.security.principal=third")
			.run((context) -> {
				MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
				assertThat(master(frameworks, "nightly-batch")).isEqualTo("other:5050");
				assertThat(master(frameworks, "web")).isEqualTo("web:5050");
				assertThat(master(frameworks, "third")).isEqualTo("other:5050");
				assertThat(context.getBean("thirdFrameworkInfo", FrameworkInfo.class).getPrincipal())
					.isEqualTo("third");
			});
	}

	@Test
	void noTwoFrameworksShareAPlace() {
		this.contextRunner
			.withPropertyValues("mesos.frameworks.nightly-batch.record.path=" + this.folder.resolve("x"),
					"mesos.frameworks.web.record.path=" + this.folder.resolve("y/../x"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("mesos.frameworks.web.record.path")
				.hasMessageContaining("'mesos.frameworks.nightly-batch.record.path'"));
	}

	@Test
	void aMistakeInOneIsExplainedWithItsName() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web.master=nonsense://x")
			.run((context) -> assertThat(explained(context)).contains("framework 'web' cannot be started",
					"nonsense://x", "set 'mesos.frameworks.web.X'"));
	}

	@Test
	void aStartThatFailsIsExplainedWithItsName() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web.auto-startup=true",
				"mesos.frameworks.web.framework.id-store=file", "mesos.frameworks.web.framework.id-file=" + this.folder)
			.run((context) -> assertThat(explained(context)).contains("framework 'web' cannot be started",
					this.folder.toString()));
	}

	@Test
	void nothingOfAnAgentsEnvironmentBinds() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs", "MESOS_FRAMEWORK_ID", "x",
								"MESOS_FRAMEWORKS_HOME", "/x", "MESOS_FRAMEWORKS_WEB_SUBSCRIPTION_BACKOFF_MAX", "3s"))))
			.run((context) -> {
				MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
				assertThat(frameworks.all()).hasSize(3);
				assertThat(backoff(frameworks, "nightly-batch")).isEqualTo(Duration.ofSeconds(15));
				assertThat(backoff(frameworks, "web")).isEqualTo(Duration.ofSeconds(3));
			});
	}

	@Test
	void variablesThatLookLikeKeysOfHandlersAreLeftAlone() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace("systemEnvironment",
						new SystemEnvironmentPropertySource("systemEnvironment",
								Map.of("MESOS_FRAMEWORKS_WEB_HANDLERS_X_FOO", "y"))))
			.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withPropertyValues("mesos.frameworks.web.handlers.x.foo=y")
			.run((context) -> assertThat(explained(context)).contains("'mesos.handlers.x.foo'",
					"set 'mesos.frameworks.web.X'"));
	}

	@Test
	void otherNamesThanThereAreBeansForFailTheStart() {
		this.contextRunner
			.withInitializer((context) -> context.addBeanFactoryPostProcessor(
					(beans) -> TestPropertyValues.of("mesos.frameworks.late.encoding=json").applyTo(context)))
			.run((context) -> assertThat(explained(context)).contains("[late, nightly-batch, web]",
					"[nightly-batch, web]", "processed ahead of time"));
	}

	@Test
	void aFrameworkThatIsClosedIsNotMadeAnew() {
		AtomicReference<MesosFramework> web = new AtomicReference<>();
		this.contextRunner.run((context) -> web.set(context.getBean(MesosFrameworks.class).find("web").orElseThrow()));
		assertThatExceptionOfType(MesosFrameworkException.class).isThrownBy(() -> web.get().calls())
			.havingRootCause()
			.withMessage("It was closed, since the application has ended");
	}

	private static Duration backoff(MesosFrameworks frameworks, String name) {
		return frameworks.find(name)
			.flatMap((framework) -> framework.find(MesosProperties.class))
			.orElseThrow()
			.getSubscription()
			.getBackoff()
			.getMax();
	}

	private static String master(MesosFrameworks frameworks, String name) {
		return frameworks.find(name)
			.flatMap((framework) -> framework.find(MesosConnectionDetails.class))
			.orElseThrow()
			.getMaster();
	}

	/**
	 * As Spring Boot does, with the environment and the beans of the failed context.
	 */
	private String explained(AssertableApplicationContext context) {
		ConfigurableApplicationContext failed = Objects.requireNonNull(this.failed.get());
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class,
					ArgumentResolver.of(Environment.class, failed.getEnvironment())
						.and(BeanFactory.class, failed.getBeanFactory()),
					FailureHandler.handleMessage((message, ex) -> {
					}))
			.stream()
			.map((analyzer) -> analyzer.analyze(context.getStartupFailure()))
			.filter(Objects::nonNull)
			.findFirst()
			.map((analysis) -> analysis.getDescription() + "\n" + analysis.getAction())
			.orElseThrow();
	}

	static class Unqualified {

		Unqualified(CallTemplate calls) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ForOneAlone {

		final List<String> called = new CopyOnWriteArrayList<>();

		final AtomicInteger initialized = new AtomicInteger();

		@Bean(defaultCandidate = false)
		@Qualifier("web")
		CallListener webListener() {
			class Listener implements CallListener, InitializingBean {

				@Override
				public void completed(Call.Type type, CallOutcome outcome) {
					ForOneAlone.this.called.add(type.name());
				}

				@Override
				public void afterPropertiesSet() {
					ForOneAlone.this.initialized.incrementAndGet();
				}

			}
			return new Listener();
		}

		@Bean(defaultCandidate = false)
		@Qualifier("web")
		FrameworkIdStore webStore() {
			return FrameworkIdStores.memory();
		}

	}

	static class HookWithCalls implements EventListener {

		final CallTemplate calls;

		HookWithCalls(@Qualifier("web") CallTemplate calls) {
			this.calls = calls;
		}

	}

	static class Injected {

		final CallTemplate calls;

		final CallTemplate batch;

		final CallOperations web;

		Injected(CallTemplate calls, @Qualifier("nightly-batch") CallTemplate batch,
				@Qualifier("web") CallOperations web) {
			this.calls = calls;
			this.batch = batch;
			this.web = web;
		}

	}

	static class HandlerOfNobody {

		@MesosEventHandler(framework = "other")
		void updated(TaskStatus status) {
		}

	}

}
