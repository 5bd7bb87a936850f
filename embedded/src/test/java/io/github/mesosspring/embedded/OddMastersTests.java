package io.github.mesosspring.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.RequestRefused;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.version.MasterVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import org.springframework.web.reactive.function.client.WebClient;

import static io.github.mesosspring.embedded.EveryMasterVersionTests.framework;
import static io.github.mesosspring.embedded.EveryMasterVersionTests.soon;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old masters in situations in which the version matters more than usual.
 */
class OddMastersTests {

	@ParameterizedTest
	@CsvSource({ "1.1, false", "1.2, true" })
	void severalRolesNeed12(String version, boolean accepted) {
		try (EmbeddedMesos mesos = mesos(version);
				TestFramework framework = start(mesos, Encoding.PROTOBUF, "a", "b")) {
			soon().until(() -> framework.subscription.status()
				.state() == (accepted ? SubscriptionState.SUBSCRIBED : SubscriptionState.FAILED));
			if (!accepted) {
				assertThat(framework.subscription.status().problem()).contains("a, b", "mesos.framework.roles",
						"of Mesos 1.2 or newer", "this one is of 1.1");
				assertThat(entries(mesos)).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.27, 0.27", "1.0, 1.0", "1.1, 1.1", "1.3, 1.3", "1.4, 1.4" })
	void aMasterThatHidesItsVersionIsToldLessAfterItsFirstRefusal(String version, String taken) {
		try (EmbeddedMesos mesos = mesos(version);
				TestFramework framework = new TestFramework(mesos.uri(), Encoding.JSON, FrameworkIdStores.memory(),
						(builder) -> builder.frameworkInfo(framework("a")).webClients(new Tactful()))) {
			awaitSubscribed(framework, 1);
			assertThat(entries(mesos).stream().filter(RequestRefused.class::isInstance))
				.hasSize(version.equals("1.4") ? 0 : 1);
			assertThat(calls(mesos, Call.Type.SUBSCRIBE)).hasSize(1);
			assertThat(framework.sessions.current().version()).isEqualTo(MasterVersion.of(taken));
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.1", "1.2", "1.3", "1.4", "1.5" })
	void suppressedRolesStaySuppressedOverAResubscription(String version) {
		try (EmbeddedMesos mesos = mesos(version); TestFramework framework = start(mesos, Encoding.JSON, "a")) {
			awaitSubscribed(framework, 1);
			framework.calls.suppress(List.of("a")).block(Duration.ofSeconds(10));
			mesos.leader().streams().forEach(StreamFaults::cut);
			awaitSubscribed(framework, 2);
			boolean said = version.equals("1.5");
			soon().until(() -> calls(mesos, Call.Type.SUPPRESS).size() == (said ? 1 : 2));
			assertThat(calls(mesos, Call.Type.SUBSCRIBE).get(1).getSubscribe().getSuppressedRolesList())
				.isEqualTo(said ? List.of("a") : List.of());
			assertThat(entries(mesos)).filteredOn(CallAnswered.class::isInstance)
				.allMatch((entry) -> ((CallAnswered) entry).isAccepted());
		}
	}

	@Test
	void mastersThatDoNotRedirectAreTriedUntilTheLeaderIsFound() {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().version("0.24").masters(3).agents(0).start()) {
			StringBuilder masters = new StringBuilder();
			mesos.masters()
				.stream()
				.filter((master) -> !master.leads())
				.forEach((master) -> masters.append(master.uri().getAuthority()).append(','));
			masters.append(mesos.leader().uri().getAuthority());
			try (TestFramework framework = new TestFramework(mesos.uri(), Encoding.JSON, FrameworkIdStores.memory(),
					(builder) -> builder.frameworkInfo(framework("*"))
						.leaderDetector(LeaderDetectors.parse(masters.toString(), "http")))) {
				awaitSubscribed(framework, 1);
				assertThat(framework.subscription.status().reconnects()).isEqualTo(2);
				assertThat(framework.sessions.current().master()).isEqualTo(mesos.leader().uri());
			}
		}
	}

	private static TestFramework start(EmbeddedMesos mesos, Encoding encoding, String... roles) {
		return new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory(),
				(builder) -> builder.frameworkInfo(framework(roles)));
	}

	private static EmbeddedMesos mesos(String version) {
		return EmbeddedMesos.builder().version(version).agents(0).start();
	}

	private static void awaitSubscribed(TestFramework framework, int times) {
		soon().until(() -> framework.frameworkIds.size() == times
				&& framework.subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	private static List<JournalEntry> entries(EmbeddedMesos mesos) {
		return mesos.journal().snapshot().entries();
	}

	private static List<Call> calls(EmbeddedMesos mesos, Call.Type type) {
		return entries(mesos).stream()
			.filter(CallAnswered.class::isInstance)
			.map((entry) -> ((CallAnswered) entry).call())
			.filter((call) -> call.getType() == type)
			.toList();
	}

	/**
	 * Clients that do not get to hear the version of a master.
	 */
	private static final class Tactful implements MesosWebClients {

		private final MesosWebClients clients = MesosWebClients.reactorNetty();

		@Override
		public WebClient stream() {
			return this.clients.stream();
		}

		@Override
		public WebClient calls() {
			ExchangeFunction http = ExchangeFunctions
				.create(new ReactorClientHttpConnector(HttpClient.newConnection()));
			return WebClient.builder()
				.exchangeFunction((request) -> (request.method() == HttpMethod.GET)
						? Mono.error(new IOException("not told")) : http.exchange(request))
				.build();
		}

	}

}
