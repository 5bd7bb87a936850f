package io.github.mesosspring.call;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What others do wrong must not cost a call its outcome, nor the lane its order.
 */
class CallTemplateFaultsTests {

	private final Sessions sessions = new Sessions();

	private final List<String> ends = new ArrayList<>();

	private final List<Sinks.One<ClientResponse>> answers = new ArrayList<>();

	private final ExchangeFunction master = this::receive;

	private CallTemplate template;

	@BeforeEach
	void subscribe() {
		this.template = builder().build();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				CallTemplateFaultsTests.this.ends.add("lost " + reason);
			}

			@Override
			public void tornDown(Session session) {
				CallTemplateFaultsTests.this.ends.add("torn down");
			}

		});
		this.sessions.open(session(1));
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void aSubscriberThatThrowsTakesNothingFromTheOthers() {
		this.template.revive(List.of());
		throwing(this.template.suppress(List.of()));
		Mono<CallResponse> waiting = this.template.revive(List.of());
		this.sessions.close(session(1), SessionLoss.STREAM_ENDED);
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertThat(this.ends).containsExactly("lost STREAM_ENDED");
	}

	@Test
	void aSubscriberThatThrowsDoesNotLetTwoCallsLeaveAtOnce() {
		throwing(this.template.revive(List.of()));
		this.template.suppress(List.of());
		this.template.revive(List.of());
		answer(0, 202);
		assertThat(this.answers).hasSize(2);
		answer(1, 202);
		assertThat(this.answers).hasSize(3);
	}

	@Test
	void aCallIsSettledThoughItsObservationFails() {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				throw new IllegalStateException("no meter for " + context.getName());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		List<CallOutcome> outcomes = new ArrayList<>();
		CallTemplate observed = builder().observationRegistry(observations)
			.listener((type, outcome) -> outcomes.add(outcome))
			.build();
		Mono<CallResponse> outcome = observed.revive(List.of());
		answer(0, 202);
		assertThat(outcome.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		assertThat(outcomes).containsExactly(CallOutcome.ACCEPTED);
	}

	@Test
	@SuppressWarnings("NullAway")
	void anInterceptorThatReturnsNothingFailsTheCall() {
		CallTemplate intercepted = builder().interceptor((call) -> null).build();
		CallTemplateTests.assertNotSent(intercepted.revive(List.of()), CallNotSentException.Reason.REFUSED);
	}

	@Test
	void aCallThatHangsInALostSubscriptionDoesNotHoldUpTheNextOne() {
		Mono<CallResponse> hanging = this.template.revive(List.of());
		this.template.acknowledge(CallExamples.status("t"));
		assertThat(this.answers).hasSize(2);
		this.sessions.close(session(1), SessionLoss.HEARTBEAT_MISSED);
		this.sessions.open(session(2));
		this.template.suppress(List.of());
		this.template.revive(List.of());
		this.template.acknowledge(CallExamples.status("t"));
		assertThat(this.answers).hasSize(4);
		answer(0, 202);
		assertThat(hanging.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		assertThat(this.answers).as("the late answer starts nothing").hasSize(4);
		answer(2, 202);
		assertThat(this.answers).hasSize(5);
	}

	@Test
	void aTeardownThatIsNotWrittenYetDoesNotMakeTheEndOfTheStreamASuccess() {
		this.template.teardown();
		assertThat(this.answers).as("it is being connected").hasSize(1);
		this.sessions.close(session(1), SessionLoss.STREAM_ENDED);
		assertThat(this.ends).containsExactly("lost STREAM_ENDED");
	}

	@ParameterizedTest
	@CsvSource({ "400, true", "401, true", "500, false", "502, false" })
	void offersOfACallThatTheMasterRefusedAreStillOutstanding(int status, boolean outstanding) {
		OfferID offer = MasterStub.offer("o");
		this.sessions.offers().add(offer, 1);
		Mono<CallResponse> outcome = this.template.accept(List.of(offer), List.of(), null);
		assertThat(this.sessions.offers().contains(offer)).isFalse();
		answer(0, status);
		assertThatExceptionOfType(CallRejectedException.class).isThrownBy(() -> outcome.block(Duration.ofSeconds(5)));
		assertThat(this.sessions.offers().contains(offer)).isEqualTo(outstanding);
	}

	@Test
	void anInterceptorCannotSendWhatWouldAbortAMaster() {
		CallTemplate intercepted = builder().interceptor((call) -> Call.getDefaultInstance()).build();
		CallTemplateTests.assertNotSent(intercepted.revive(List.of()), CallNotSentException.Reason.REFUSED);
		assertThat(this.answers).isEmpty();
	}

	@Test
	void anUpdateThatIsAcceptedAfterItsSubscriptionWasLostMayHaveBeenReverted() {
		FrameworkInfo info = FrameworkInfo.newBuilder().setName("n").setUser("u").setRole("a").build();
		Call update = Call.newBuilder()
			.setType(Call.Type.UPDATE_FRAMEWORK)
			.setUpdateFramework(Call.UpdateFramework.newBuilder().setFrameworkInfo(info))
			.build();
		Mono<CallResponse> inTime = this.template.send(update);
		answer(0, 200);
		assertThat(inTime.block(Duration.ofSeconds(5)).status()).isEqualTo(200);
		Mono<CallResponse> late = this.template.send(update);
		this.sessions.close(session(1), SessionLoss.STREAM_ENDED);
		answer(1, 200);
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> late.block(Duration.ofSeconds(5)))
			.withMessageContaining("may have reverted it");
	}

	private CallTemplate.Builder builder() {
		return CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(),
				WebClient.builder().exchangeFunction(this.master).build());
	}

	private Mono<ClientResponse> receive(ClientRequest request) {
		Sinks.One<ClientResponse> answer = Sinks.one();
		this.answers.add(answer);
		return answer.asMono();
	}

	private void answer(int number, int status) {
		this.answers.get(number).tryEmitValue(ClientResponse.create(HttpStatusCode.valueOf(status)).build());
	}

	private static void throwing(Mono<CallResponse> outcome) {
		outcome.subscribe((response) -> {
			throw new IllegalStateException("subscriber");
		}, (failure) -> {
			throw new IllegalStateException("subscriber", failure);
		});
	}

	private static Session session(long epoch) {
		return new Session(URI.create("http://127.0.0.1:5050"), MasterStub.FRAMEWORK, "s", epoch);
	}

}
