package io.github.mesosspring.autoconfigure.frameworks;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.InvalidEventHandlerException;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The wiring of frameworks below {@code mesos.frameworks}.
 */
class NamedFrameworksTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false", "mesos.frameworks.nightly-batch.framework.roles=batch",
				"mesos.frameworks.web=");

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
