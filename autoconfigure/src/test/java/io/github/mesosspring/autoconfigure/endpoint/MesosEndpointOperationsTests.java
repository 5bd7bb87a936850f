package io.github.mesosspring.autoconfigure.endpoint;

import java.util.List;
import java.util.function.Consumer;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.endpoint.OperationReport.Outcome;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.event.HandlerState;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint of a framework that is not subscribed.
 */
class MesosEndpointOperationsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosFrameworksAutoConfiguration.class, MesosEndpointAutoConfiguration.class))
		.withBean(Handlers.class)
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false", "management.endpoints.web.exposure.include=mesos");

	@Test
	void showsAFrameworkThatWasNeverSubscribed() {
		run((endpoint) -> {
			FrameworkDescriptor shown = endpoint.framework("default");
			assertThat(endpoint.frameworks().frameworks()).containsOnlyKeys("default");
			assertThat(endpoint.framework("other")).isNull();
			assertThat(shown).isNotNull();
			assertThat(shown.name()).isEqualTo("jobs");
			assertThat(shown.state()).isEqualTo(SubscriptionState.STOPPED);
			assertThat(shown.leader()).isNull();
			assertThat(shown.epoch()).isNull();
			assertThat(shown.queue()).isNotNull();
			assertThat(shown.queue().maxEvents()).isEqualTo(100_000);
			assertThat(shown.offers()).isEqualTo(new FrameworkDescriptor.Offers(0, List.of(), false));
			assertThat(shown.reconnects().last()).isEmpty();
			assertThat(shown.handlers()).extracting(FrameworkDescriptor.Handler::id).containsExactly("statuses");
			assertThat(shown.handlers()).extracting(FrameworkDescriptor.Handler::types)
				.containsExactly(List.of("UPDATE"));
		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "PAUSE", "RESUME" })
	void saysInWhatStateAnOperationIsNotPossible(MesosOperation operation) {
		run((endpoint) -> {
			OperationReport report = endpoint.operate("default", operation, null, null);
			assertThat(report.outcome()).isEqualTo(Outcome.NOT_POSSIBLE);
			assertThat(report.state()).isEqualTo(SubscriptionState.STOPPED);
			assertThat(report.message()).contains("STOPPED");
		});
	}

	@Test
	void showsEachFrameworkByItsName() {
		this.contextRunner.withPropertyValues("mesos.frameworks.nightly.framework.roles=batch").run((context) -> {
			MesosEndpoint endpoint = context.getBean(MesosEndpoint.class);
			assertThat(endpoint.frameworks().frameworks()).containsOnlyKeys("default", "nightly");
			FrameworkDescriptor nightly = endpoint.framework("nightly");
			assertThat(nightly).isNotNull();
			assertThat(nightly.name()).isEqualTo("nightly");
			assertThat(nightly.handlers()).isEmpty();
			assertThat(endpoint.operate("nightly", MesosOperation.PAUSE, null, "statuses").outcome())
				.isEqualTo(Outcome.UNKNOWN);
		});
	}

	@Test
	void pausesAndResumesAHandler() {
		run((endpoint) -> {
			assertThat(outcome(endpoint, MesosOperation.PAUSE, "statuses")).isEqualTo(Outcome.DONE);
			assertThat(state(endpoint)).isEqualTo(HandlerState.PAUSED);
			assertThat(endpoint.operate("default", MesosOperation.PAUSE, null, "statuses").message())
				.contains("was already paused");
			assertThat(outcome(endpoint, MesosOperation.RESUME, "statuses")).isEqualTo(Outcome.DONE);
			assertThat(state(endpoint)).isEqualTo(HandlerState.RUNNING);
		});
	}

	@Test
	void saysWhatIsMissingOrUnknown() {
		run((endpoint) -> {
			assertThat(outcome(endpoint, MesosOperation.PAUSE, null)).isEqualTo(Outcome.INVALID);
			assertThat(outcome(endpoint, MesosOperation.RESUME, "nobody")).isEqualTo(Outcome.UNKNOWN);
			assertThat(endpoint.operate("nobody", MesosOperation.RECONNECT, null, null).outcome())
				.isEqualTo(Outcome.UNKNOWN);
		});
	}

	@Test
	void saysThatReconciliationIsSwitchedOff() {
		this.contextRunner.withPropertyValues("mesos.reconciliation.enabled=false")
			.run((context) -> assertThat(context.getBean(MesosEndpoint.class)
				.operate("default", MesosOperation.RECONCILE, null, null)
				.message()).contains("mesos.reconciliation.enabled"));
	}

	private void run(Consumer<MesosEndpoint> test) {
		this.contextRunner.run((context) -> test.accept(context.getBean(MesosEndpoint.class)));
	}

	private static Outcome outcome(MesosEndpoint endpoint, MesosOperation operation, @Nullable String handler) {
		return endpoint.operate("default", operation, null, handler).outcome();
	}

	private static HandlerState state(MesosEndpoint endpoint) {
		FrameworkDescriptor shown = endpoint.framework("default");
		assertThat(shown).isNotNull();
		return shown.handlers().get(0).state();
	}

	static class Handlers {

		@MesosEventHandler(id = "statuses")
		void updated(TaskStatus status) {
		}

	}

}
