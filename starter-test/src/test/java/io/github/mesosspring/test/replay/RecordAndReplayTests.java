package io.github.mesosspring.test.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.recording.TrafficRecorder;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application records what it does with an embedded Mesos, and is played it again.
 */
class RecordAndReplayTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "protobuf", "json" })
	void theSameEventsMakeTheSameCalls(String encoding) throws IOException {
		Path file = this.folder.resolve("recordings/traffic.jsonl");
		RecordedFramework recorded;
		try (ConfigurableApplicationContext context = start(Application.class, "mesos.encoding=" + encoding,
				"mesos.record.path=" + file)) {
			recorded = context.getBean(RecordedFramework.class);
			await().atMost(LIMIT).until(() -> context.getBean(Acknowledgements.class).outcomes.size() >= 3);
		}
		assertThat(recorded.updates).last().isEqualTo("hello-1 TASK_FINISHED");
		assertThat(Files.readString(file)).contains("DB_PASSWORD").doesNotContain(RecordedFramework.PASSWORD);
		RecordedTraffic traffic = RecordedTraffic.read(file);
		assertThat(traffic.of(Recorded.Start.class)).singleElement().returns("jobs", Recorded.Start::framework);
		assertThat(traffic.of(Recorded.State.class)).extracting(Recorded.State::to)
			.containsExactly(SubscriptionState.DETECTING, SubscriptionState.SUBSCRIBING, SubscriptionState.SUBSCRIBED,
					SubscriptionState.STOPPED);
		assertThat(traffic.of(Recorded.Call.class)).first()
			.satisfies((call) -> assertThat(call.call().getType()).isEqualTo(Call.Type.SUBSCRIBE))
			.satisfies((call) -> assertThat(call.master()).hasHost("127.0.0.1"));
		assertThat(traffic.of(Recorded.Outcome.class)).filteredOn((end) -> end.outcome() == CallOutcome.ACCEPTED)
			.hasSizeGreaterThanOrEqualTo(4)
			.allMatch((end) -> end.status() == 202);
		assertReplays(traffic, recorded, encoding);
	}

	private static void assertReplays(RecordedTraffic traffic, RecordedFramework recorded, String encoding) {
		try (ConfigurableApplicationContext context = start(ReplayedApplication.class, "mesos.encoding=" + encoding)) {
			Replay replay = context.getBean(MesosReplayer.class).play(traffic);
			RecordedFramework replayed = context.getBean(RecordedFramework.class);
			assertThat(replay.failures()).isEmpty();
			assertThat(replay.skipped()).isEmpty();
			assertThat(replayed.updates).isEqualTo(recorded.updates);
			// what arrives while the application stops is recorded but not delivered
			assertThat(replayed.offers).startsWith(recorded.offers.toArray(String[]::new));
			for (Call.Type type : List.of(Call.Type.ACCEPT, Call.Type.ACKNOWLEDGE)) {
				assertThat(of(type, replay.callsWithoutSecrets())).isNotEmpty().isEqualTo(of(type, traffic.calls()));
			}
			assertThat(of(Call.Type.DECLINE, replay.calls()))
				.startsWith(of(Call.Type.DECLINE, traffic.calls()).toArray(Call[]::new));
			assertThat(replay.calls().toString()).contains(RecordedFramework.PASSWORD);
			assertThat(context.getBean(MesosSubscription.class).status().state()).isEqualTo(SubscriptionState.STOPPED);
		}
	}

	@Test
	void recordsNothingUnlessToldTo() {
		try (ConfigurableApplicationContext context = start(Application.class, "mesos.record.path=")) {
			assertThat(context.getBeanNamesForType(TrafficRecorder.class)).isEmpty();
		}
	}

	private static List<Call> of(Call.Type type, List<Call> calls) {
		return calls.stream().filter((call) -> call.getType() == type).toList();
	}

	private static ConfigurableApplicationContext start(Class<?> application, String... properties) {
		return new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.application.name=jobs", "mesos.master=embedded", "mesos.framework.id-store=memory",
					"spring.main.banner-mode=off")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ RecordedFramework.class, Acknowledgements.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Application.class, ReplayConfiguration.class })
	static class ReplayedApplication {

	}

	static class Acknowledgements implements CallListener {

		final List<CallOutcome> outcomes = new CopyOnWriteArrayList<>();

		@Override
		public void completed(Call.Type type, CallOutcome outcome) {
			if (type == Call.Type.ACKNOWLEDGE) {
				this.outcomes.add(outcome);
			}
		}

	}

}
