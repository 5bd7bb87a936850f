package io.github.mesosspring.call;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mesosspring.codec.Encoding;
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
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallTemplateTeardownTests {

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private final List<String> ends = new CopyOnWriteArrayList<>();

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
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				CallTemplateTeardownTests.this.ends.add("lost " + reason);
			}

			@Override
			public void tornDown(Session session) {
				CallTemplateTeardownTests.this.ends.add("torn down");
			}

		});
		this.sessions.open(master.session(1));
		this.template = CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create()).build();
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void anAcceptedTeardownEndsTheSession() {
		assertThat(this.template.teardown().block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		assertThat(this.ends).containsExactly("torn down");
		assertThat(this.sessions.current()).isNull();
	}

	@Test
	void theEndOfTheStreamBeforeTheAnswerMeansSuccess() {
		master.hold();
		Mono<CallResponse> outcome = this.template.teardown();
		Mono<CallResponse> waiting = this.template.revive(List.of());
		Awaitility.await().until(() -> master.received() == 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		master.release();
		assertThat(outcome.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertThat(this.ends).containsExactly("torn down");
	}

	@Test
	void theEndOfTheStreamMakesUpForALostAnswer() {
		master.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		master.hold();
		Mono<CallResponse> outcome = this.template.teardown();
		Awaitility.await().until(() -> master.received() == 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		master.release();
		assertThat(outcome.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
	}

	@Test
	void theEndOfTheStreamMakesUpForAnAnswerThatNeverComes() {
		master.hold();
		Mono<CallResponse> outcome = this.template.teardown();
		Awaitility.await().until(() -> master.received() == 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		assertThat(outcome.block(Duration.ofMillis(2500)).status()).isEqualTo(202);
	}

	@Test
	void aRefusedTeardownLeavesTheSessionAsItWas() {
		master.answers(400, "no");
		assertThatExceptionOfType(CallRejectedException.class)
			.isThrownBy(() -> this.template.teardown().block(Duration.ofSeconds(5)));
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		assertThat(this.ends).containsExactly("lost STREAM_ENDED");
	}

	@Test
	void aTeardownThatFindsTheSubscriptionDeadIsNoTeardown() {
		master.answers(403, "Framework is not subscribed");
		assertThatExceptionOfType(CallRejectedException.class)
			.isThrownBy(() -> this.template.teardown().block(Duration.ofSeconds(5)));
		assertThat(this.ends).containsExactly("lost NOT_SUBSCRIBED");
	}

	@Test
	void afterATeardownOfUnknownOutcomeTheEndOfTheStreamStillMeansTornDown() {
		master.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		assertThatExceptionOfType(CallUnknownException.class)
			.isThrownBy(() -> this.template.teardown().block(Duration.ofSeconds(5)));
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		assertThat(this.ends).containsExactly("torn down");
	}

	@Test
	void aTeardownThatWasNeverSentChangesNothing() {
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		Session dead = new Session(URI.create("http://127.0.0.1:1"), MasterStub.FRAMEWORK, "s", 2);
		this.sessions.open(dead);
		CallTemplateTests.assertNotSent(this.template.teardown(), CallNotSentException.Reason.CONNECT_FAILED);
		this.sessions.close(dead, SessionLoss.STREAM_ENDED);
		assertThat(this.ends).containsExactly("lost STREAM_ENDED", "lost STREAM_ENDED");
	}

}
