package io.github.mesosspring.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A master that refuses credentials.
 */
class CallTemplateCredentialsTests {

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private final List<String> ends = new CopyOnWriteArrayList<>();

	private final Sinks.One<String> other = Sinks.one();

	private final List<String> refreshed = new CopyOnWriteArrayList<>();

	private CallTemplate template;

	@BeforeAll
	static void startMaster() {
		master = new MasterStub();
	}

	@AfterAll
	static void stopMaster() {
		master.close();
	}

	@BeforeEach
	void subscribe() {
		master.reset();
		master.answersInTurn(WireMock.aResponse().withStatus(401).withBody("401 Unauthorized."),
				WireMock.aResponse().withStatus(202));
		this.sessions.open(master.session(1));
		this.sessions.offers().add(MasterStub.offer("o"), 1);
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				CallTemplateCredentialsTests.this.ends.add("lost " + reason);
			}

			@Override
			public void tornDown(Session session) {
				CallTemplateCredentialsTests.this.ends.add("torn down");
			}

		});
		authenticate(credentials(), false);
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCEPT", "KILL", "REQUEST", "TEARDOWN", "ACKNOWLEDGE" })
	void anyCallIsSentOnceMoreWithOtherCredentials(Call.Type type) {
		this.other.tryEmitValue("new");
		assertThat(this.template.sendAndAwait(CallExamples.of(type)).status()).isEqualTo(202);
		assertThat(master.requests()).extracting((request) -> request.getHeader("Authorization"))
			.containsExactly("old", "new");
		assertThat(master.calls().get(0)).isEqualTo(master.calls().get(1));
		assertThat(this.refreshed).containsExactly("old");
	}

	@Test
	void aSecond401RejectsTheCall() {
		master.answers(401, "401 Unauthorized.");
		this.other.tryEmitValue("new");
		assertThatExceptionOfType(CallRejectedException.class)
			.isThrownBy(() -> this.template.sendAndAwait(CallExamples.of(Call.Type.ACCEPT)))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("401 Unauthorized."));
		assertThat(master.requests()).hasSize(2);
		assertThat(this.sessions.isCurrent(1)).isTrue();
		assertThat(this.sessions.offers().contains(MasterStub.offer("o"))).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCEPT", "KILL", "TEARDOWN" })
	void nothingIsSentOnceMoreInALostSubscription(Call.Type type) {
		Mono<CallResponse> outcome = this.template.send(CallExamples.of(type));
		Awaitility.await().until(() -> this.refreshed.size() == 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.other.tryEmitValue("new");
		CallTemplateTests.assertNotSent(outcome, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertThat(master.requests()).hasSize(1);
		assertThat(this.ends).as("a refused TEARDOWN ends nothing").containsExactly("lost STREAM_ENDED");
	}

	@Test
	void callsBehindARefusedOneWaitForItsRepetition() {
		Mono<CallResponse> first = this.template.send(CallExamples.of(Call.Type.REQUEST));
		Mono<CallResponse> second = this.template.send(CallExamples.of(Call.Type.KILL));
		Awaitility.await().until(() -> this.refreshed.size() == 1);
		this.other.tryEmitValue("new");
		Mono.when(first, second).block(Duration.ofSeconds(5));
		assertThat(master.calls()).extracting(Call::getType)
			.containsExactly(Call.Type.REQUEST, Call.Type.REQUEST, Call.Type.KILL);
	}

	@Test
	void credentialsThatMustNotBeSentAreNotAskedForAgain() {
		AtomicInteger asked = new AtomicInteger();
		authenticate(() -> Mono.fromSupplier(() -> "secret-" + asked.incrementAndGet()), true);
		CallNotSentException notSent = CallTemplateTests.assertNotSent(
				this.template.send(CallExamples.of(Call.Type.KILL)), CallNotSentException.Reason.NO_CREDENTIALS);
		assertThat(notSent).hasMessageStartingWith("KILL was not sent: No credentials are sent to")
			.hasMessageContaining("without encryption");
		assertThat(asked).hasValue(1);
		assertThat(master.requests()).isEmpty();
	}

	@Test
	void credentialsThatCannotBeHadAreSaidToBeTheReason() {
		AtomicInteger asked = new AtomicInteger();
		authenticate(() -> {
			asked.incrementAndGet();
			return Mono.error(new IllegalStateException("login down"));
		}, false);
		CallNotSentException notSent = CallTemplateTests.assertNotSent(
				this.template.send(CallExamples.of(Call.Type.KILL)), CallNotSentException.Reason.NO_CREDENTIALS);
		assertThat(notSent).hasMessage("KILL was not sent: No credentials for the master could be had: login down");
		assertThat(asked).as("repeated").hasValue(3);
	}

	private void authenticate(MesosCredentialsProvider credentials, boolean encryptedOnly) {
		if (this.template != null) {
			this.template.close();
		}
		WebClient client = WebClient.builder().filter(new MasterAuthentication(credentials, encryptedOnly)).build();
		this.template = CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), client).build();
	}

	private MesosCredentialsProvider credentials() {
		return new MesosCredentialsProvider() {

			@Override
			public Mono<String> authorization() {
				return Mono.just(CallTemplateCredentialsTests.this.refreshed.isEmpty() ? "old" : "new");
			}

			@Override
			public Mono<String> refresh(String refused) {
				CallTemplateCredentialsTests.this.refreshed.add(refused);
				return CallTemplateCredentialsTests.this.other.asMono();
			}

		};
	}

}
