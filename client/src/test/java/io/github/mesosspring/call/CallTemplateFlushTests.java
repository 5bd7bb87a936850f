package io.github.mesosspring.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class CallTemplateFlushTests {

	private static final Session SESSION = new Session(URI.create("http://127.0.0.1"), MasterStub.FRAMEWORK, null, 1);

	private final Sessions sessions = new Sessions();

	private final List<Sinks.One<ClientResponse>> answers = new ArrayList<>();

	private final CallTemplate template = CallTemplate
		.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.builder().exchangeFunction((request) -> {
			Sinks.One<ClientResponse> answer = Sinks.one();
			this.answers.add(answer);
			return answer.asMono();
		}).build())
		.build();

	@BeforeEach
	void subscribe() {
		this.sessions.open(SESSION);
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void withoutCallsThereIsNothingToWaitFor() {
		assertThat(ended(this.template.flush())).isTrue();
	}

	@Test
	void waitsForTheCallInFlightAndForThoseBehindItInBothLanes() {
		this.template.revive(List.of());
		this.template.suppress(List.of());
		this.template.acknowledge(CallExamples.status("t"));
		this.template.acknowledge(CallExamples.status("t"));
		Mono<Void> flush = this.template.flush();
		for (int i = 0; i < 4; i++) {
			assertThat(ended(flush)).isFalse();
			answer(i, (i % 2 == 0) ? 202 : 400);
		}
		assertThat(ended(flush)).isTrue();
	}

	@Test
	void doesNotWaitForCallsMadeLater() {
		this.template.revive(List.of());
		Mono<Void> flush = this.template.flush();
		this.template.suppress(List.of());
		answer(0, 202);
		assertThat(ended(flush)).isTrue();
		assertThat(ended(this.template.flush())).isFalse();
	}

	@Test
	void theLossOfTheSubscriptionEndsTheWaitForWhatHasNotLeft() {
		this.template.revive(List.of());
		this.template.suppress(List.of());
		Mono<Void> flush = this.template.flush();
		this.sessions.close(SESSION, SessionLoss.STREAM_ENDED);
		assertThat(ended(flush)).isFalse();
		answer(0, 202);
		assertThat(ended(flush)).isTrue();
	}

	@Test
	void closingEndsTheWait() {
		this.template.revive(List.of());
		Mono<Void> flush = this.template.flush();
		this.template.close();
		assertThat(ended(flush)).isTrue();
		assertThat(ended(this.template.flush())).isTrue();
	}

	private void answer(int number, int status) {
		this.answers.get(number).tryEmitValue(ClientResponse.create(HttpStatusCode.valueOf(status)).build());
	}

	private static boolean ended(Mono<Void> flush) {
		return flush.toFuture().isDone();
	}

}
