package io.github.mesosspring.call;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A master that never answers, in virtual time.
 */
class CallTemplateTimeTests {

	private static final Call REQUEST = CallExamples.of(Call.Type.REQUEST);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Sessions sessions = new Sessions();

	private final CallTemplate template = CallTemplate
		.builder(this.sessions, Encoding.PROTOBUF.codec(),
				WebClient.builder().exchangeFunction(Written::silently).build())
		.scheduler(this.time)
		.build();

	@BeforeEach
	void subscribe() {
		this.sessions.open(new Session(URI.create("http://127.0.0.1"), MasterStub.FRAMEWORK, null, 1));
	}

	@AfterEach
	void close() {
		this.template.close();
		this.time.dispose();
	}

	@Test
	void waits75SecondsForAnAnswer() {
		Mono<CallResponse> outcome = this.template.send(REQUEST);
		assertEndsAfter(outcome, 75);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(outcome::block)
			.withMessageContaining("nothing came within 75000 ms");
	}

	@Test
	void aCallMayHaveATimeOfItsOwn() {
		Mono<CallResponse> outcome = this.template.send(REQUEST, Duration.ofSeconds(10));
		assertEndsAfter(outcome, 10);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(outcome::block);
		assertThatExceptionOfType(CallNotSentException.class)
			.isThrownBy(() -> this.template.sendAndAwait(CallExamples.of(Call.Type.ACCEPT), Duration.ofSeconds(10)))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.VOID_OFFER));
	}

	@Test
	void theTimeForTheAnswerCountsFromWhenTheCallLeaves() {
		this.template.send(REQUEST, Duration.ofSeconds(60));
		Mono<CallResponse> second = this.template.send(REQUEST);
		assertEndsAfter(second, 60 + 75);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(second::block);
	}

	@Test
	void aCallWhoseTurnDoesNotComeInTimeIsNotSent() {
		OfferID offer = MasterStub.offer("o");
		this.sessions.offers().add(offer, 1);
		this.template.send(REQUEST, Duration.ofHours(1));
		Mono<CallResponse> waiting = this.template.accept(List.of(offer), List.of(), null);
		assertEndsAfter(waiting, 75);
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.TIMED_OUT);
		assertThat(this.sessions.offers().contains(offer)).isTrue();
	}

	@Test
	void aSlowAcknowledgementHoldsUpThoseOfItsTaskOnly() {
		this.template.send(CallExamples.of(Call.Type.ACKNOWLEDGE), Duration.ofHours(1));
		Mono<CallResponse> sameTask = this.template.send(CallExamples.of(Call.Type.ACKNOWLEDGE));
		Mono<CallResponse> otherTask = this.template.acknowledge(CallExamples.status("other"));
		assertEndsAfter(sameTask, 75);
		CallTemplateTests.assertNotSent(sameTask, CallNotSentException.Reason.TIMED_OUT);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(otherTask::block);
	}

	@Test
	void aSlowAcknowledgementOfAnOperationHoldsUpThoseOfItsOperationOnly() {
		this.template.send(REQUEST, Duration.ofHours(1));
		this.template.send(CallExamples.of(Call.Type.ACKNOWLEDGE_OPERATION_STATUS), Duration.ofHours(1));
		Mono<CallResponse> same = this.template.send(CallExamples.of(Call.Type.ACKNOWLEDGE_OPERATION_STATUS));
		Mono<CallResponse> other = this.template.acknowledgeOperation(CallExamples.operation("other"));
		Mono<CallResponse> task = this.template.acknowledge(CallExamples.status("r"));
		assertEndsAfter(same, 75);
		CallTemplateTests.assertNotSent(same, CallNotSentException.Reason.TIMED_OUT);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(other::block);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(task::block);
	}

	@Test
	void everyCallHasItsOutcomeWithinTwiceTheTimeoutHoweverManyWait() {
		for (int i = 0; i < 1_000; i++) {
			this.template.send(REQUEST);
		}
		Mono<Void> flush = this.template.flush();
		this.time.advanceTimeBy(Duration.ofSeconds(150));
		assertThat(flush.toFuture()).isDone();
	}

	@Test
	void refusesATimeThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.template.send(REQUEST, Duration.ZERO))
			.withMessageContaining("must be positive");
	}

	private void assertEndsAfter(Mono<?> outcome, int seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds).minusMillis(1));
		assertThat(outcome.toFuture()).isNotDone();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(outcome.toFuture()).isDone();
	}

}
