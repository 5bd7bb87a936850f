package io.github.mesosspring.autoconfigure.frameworks;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class MesosFrameworksAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosFrameworksAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	@Test
	void theDefaultFrameworkConsistsOfTheBeansOfTheApplication() {
		this.contextRunner.run((context) -> {
			MesosFrameworks frameworks = context.getBean(MesosFrameworks.class);
			assertThat(frameworks.all()).singleElement().satisfies((framework) -> {
				assertThat(framework.name()).isEqualTo("default");
				assertThat(framework.subscription()).isSameAs(context.getBean(MesosSubscription.class));
				assertThat(framework.calls()).isSameAs(context.getBean(CallTemplate.class));
				assertThat(framework.dispatcher()).isSameAs(context.getBean(EventDispatcher.class));
				assertThat(framework.reconciler()).isSameAs(context.getBean(Reconciler.class));
				assertThat(framework.find(FrameworkInfo.class)).contains(context.getBean(FrameworkInfo.class));
			});
			assertThat(frameworks.find("default")).isPresent();
			assertThat(frameworks.find("other")).isEmpty();
		});
	}

	@Test
	void thereIsNoReconcilerIfItIsSwitchedOff() {
		this.contextRunner.withPropertyValues("mesos.reconciliation.enabled=false")
			.run((context) -> assertThat(context.getBean(MesosFrameworks.class).all()).singleElement()
				.satisfies((framework) -> assertThat(framework.reconciler()).isNull()));
	}

	@Test
	void thereAreNoFrameworksIfMesosIsSwitchedOff() {
		this.contextRunner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MesosFrameworks.class));
	}

}
