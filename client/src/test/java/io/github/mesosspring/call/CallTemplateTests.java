package io.github.mesosspring.call;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
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
import reactor.core.scheduler.Schedulers;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CallTemplateTests {

	private static final Call KILL = Calls.kill(MasterStub.task("t"), null, null);

	private static final Call REQUEST = Calls.request(List.of());

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private final List<String> outcomes = new CopyOnWriteArrayList<>();

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
		this.sessions.open(master.session(1));
		this.template = builder().build();
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void sendsTheExactHeadersAndFillsInTheFrameworkId() {
		CallResponse response = this.template.sendAndAwait(KILL);
		assertThat(response.status()).isEqualTo(202);
		assertThat(response.body()).isEmpty();
		LoggedRequest request = master.requests().get(0);
		assertThat(request.header("Content-Type").values()).containsExactly("application/x-protobuf");
		assertThat(request.header("Accept").values()).containsExactly("application/x-protobuf");
		assertThat(request.header("Mesos-Stream-Id").values()).containsExactly(MasterStub.STREAM_ID);
		assertThat(request.header("Content-Length").values()).hasSize(1);
		assertThat(master.calls()).containsExactly(KILL.toBuilder().setFrameworkId(MasterStub.FRAMEWORK).build());
		assertThat(this.outcomes).containsExactly("KILL accepted");
	}

	@Test
	void sendsNoStreamIdToMastersThatGaveNone() {
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(new Session(URI.create(master.uri() + "/"), MasterStub.FRAMEWORK, null, 2));
		this.template.sendAndAwait(KILL);
		assertThat(master.requests().get(0).containsHeader("Mesos-Stream-Id")).isFalse();
	}

	@Test
	void handsOverTheResultOfACallThatHasOne() {
		master.answers(200, "result");
		CallResponse response = this.template.sendAndAwait(Calls.reconcileOperations(List.of()));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).asString().isEqualTo("result");
	}

	@Test
	void sendsACallThatNobodySubscribesTo() {
		this.template.revive(List.of("a"));
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.outcomes.contains("REVIVE accepted"));
		assertThat(master.calls()).hasSize(1);
	}

	@Test
	void replaysTheOutcomeWithoutSendingAgain() {
		Mono<CallResponse> outcome = this.template.suppress(List.of());
		outcome.block();
		outcome.block();
		assertThat(master.calls()).hasSize(1);
		assertThat(this.outcomes).containsExactly("SUPPRESS accepted");
	}

	@Test
	void callsLeaveInTheOrderTheyWereMade() {
		master.answers(WireMock.aResponse().withStatus(202).withUniformRandomDelay(0, 10));
		List<Mono<CallResponse>> outcomes = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			outcomes.add(this.template.kill(MasterStub.task("t" + i), null, null));
		}
		Mono.when(outcomes).block(Duration.ofSeconds(10));
		assertThat(master.calls()).extracting((call) -> call.getKill().getTaskId().getValue())
			.containsExactly(IntStream.range(0, 20).mapToObj((i) -> "t" + i).toArray(String[]::new));
	}

	@Test
	void aRejectionCarriesTheMastersOwnWords() {
		master.answers(400, "Failed to validate scheduler::Call: Expecting 'kill' to be present\n");
		CallRejectedException rejection = catchThrowableOfType(CallRejectedException.class,
				() -> this.template.sendAndAwait(KILL));
		assertThat(rejection.getStatus()).isEqualTo(400);
		assertThat(rejection.getReason())
			.isEqualTo("Failed to validate scheduler::Call: Expecting 'kill' to be present");
		assertThat(rejection.getType()).isEqualTo(Call.Type.KILL);
		assertThat(this.sessions.isCurrent(1)).isTrue();
		assertThat(this.outcomes).containsExactly("KILL rejected");
	}

	@Test
	void readsNoMoreThanTheBeginningOfAnEndlessRefusal() {
		master.answers(400, "x".repeat(100_000));
		CallRejectedException rejection = catchThrowableOfType(CallRejectedException.class,
				() -> this.template.sendAndAwait(KILL));
		assertThat(rejection.getReason()).hasSize(8192);
	}

	@Test
	void withoutASubscriptionNothingIsSent() {
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		assertNotSent(this.template.send(KILL), CallNotSentException.Reason.NOT_SUBSCRIBED);
		assertThat(master.calls()).isEmpty();
	}

	@Test
	void callsThatWaitForTheirTurnEndWithTheirSubscription() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.send(REQUEST);
		Mono<CallResponse> waiting = this.template.send(KILL);
		awaitRequests(1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		assertNotSent(waiting, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		master.release();
		assertThat(inFlight.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		assertThat(master.calls()).hasSize(1);
	}

	@Test
	void refusesAForeignFrameworkId() {
		FrameworkID foreign = FrameworkID.newBuilder().setValue("other").build();
		CallNotSentException refusal = assertNotSent(
				this.template.send(KILL.toBuilder().setFrameworkId(foreign).build()),
				CallNotSentException.Reason.REFUSED);
		assertThat(refusal).hasMessageContaining("names the framework 'other', but this one is 'f-0000'");
		assertThat(this.template.sendAndAwait(KILL.toBuilder().setFrameworkId(MasterStub.FRAMEWORK).build()).status())
			.isEqualTo(202);
	}

	@Test
	void refusesWhatWouldAbortAMaster() {
		assertNotSent(this.template.send(Call.getDefaultInstance()), CallNotSentException.Reason.REFUSED);
		assertThat(master.calls()).isEmpty();
		assertThat(this.outcomes).containsExactly("UNKNOWN not_sent");
	}

	@Test
	void aFullQueueRefusesFurtherCalls() {
		CallTemplate small = builder().maxQueued(1).build();
		master.hold();
		Mono<CallResponse> first = small.send(KILL);
		Mono<CallResponse> second = small.send(KILL);
		assertNotSent(small.send(KILL), CallNotSentException.Reason.QUEUE_FULL);
		master.release();
		Mono.when(first, second).block(Duration.ofSeconds(5));
		small.close();
	}

	@Test
	void closingEndsWaitingCallsAndSendsNothingMore() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.send(REQUEST);
		Mono<CallResponse> waiting = this.template.send(KILL);
		awaitRequests(1);
		this.template.close();
		assertNotSent(waiting, CallNotSentException.Reason.CLOSED);
		assertNotSent(this.template.send(KILL), CallNotSentException.Reason.CLOSED);
		master.release();
		assertThat(inFlight.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
		assertThat(master.calls()).hasSize(1);
	}

	@Test
	void aRefusedConnectionMeansThatNothingWasSent() throws IOException {
		int unused;
		try (ServerSocket socket = new ServerSocket(0)) {
			unused = socket.getLocalPort();
		}
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(new Session(URI.create("http://127.0.0.1:" + unused), MasterStub.FRAMEWORK, "s", 2));
		CallNotSentException notSent = assertNotSent(this.template.send(KILL),
				CallNotSentException.Reason.CONNECT_FAILED);
		assertThat(notSent).hasMessageContaining("no connection to http://127.0.0.1:" + unused);
		assertNotSent(this.template.send(REQUEST), CallNotSentException.Reason.CONNECT_FAILED);
	}

	@Test
	void noAnswerInTimeLeavesTheOutcomeUnknown() {
		CallTemplate hasty = builder().timeout(Duration.ofMillis(500)).build();
		hasty.sendAndAwait(KILL);
		master.hold();
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> hasty.sendAndAwait(KILL))
			.withMessageContaining("nothing came within 500 ms");
		assertThat(this.outcomes).containsExactly("KILL accepted", "KILL unknown");
		hasty.close();
		// or it would show up in a later test
		master.release();
		Awaitility.await().until(() -> master.requests().size() == 2);
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER" })
	void aBrokenConnectionLeavesTheOutcomeUnknownAndTheCallIsSentOnce(Fault fault) {
		master.answers(WireMock.aResponse().withFault(fault));
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> this.template.sendAndAwait(REQUEST));
		assertThat(master.requests()).hasSize(1);
		assertThat(this.outcomes).containsExactly("REQUEST unknown");
	}

	@ParameterizedTest
	@EnumSource(names = { "ACKNOWLEDGE", "ACKNOWLEDGE_OPERATION_STATUS", "DECLINE", "ACCEPT_INVERSE_OFFERS",
			"DECLINE_INVERSE_OFFERS", "REVIVE", "SUPPRESS", "KILL", "RECONCILE", "RECONCILE_OPERATIONS" })
	void repeatsAHarmlessCallWhenTheConnectionBreaks(Call.Type type) {
		master.answersInTurn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
				WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE), WireMock.aResponse().withStatus(202));
		this.sessions.offers().add(MasterStub.offer("o"), 1);
		this.sessions.inverseOffers().add(MasterStub.offer("o"), 1);
		assertThat(this.template.sendAndAwait(CallExamples.of(type)).status()).isEqualTo(202);
		assertThat(master.calls()).hasSize(3).extracting(Call::getType).containsOnly(type);
		assertThat(this.outcomes).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCEPT", "REQUEST", "MESSAGE", "SHUTDOWN", "TEARDOWN", "UPDATE_FRAMEWORK" })
	void neverRepeatsAnyOtherCall(Call.Type type) {
		master.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		this.sessions.offers().add(MasterStub.offer("o"), 1);
		assertThatExceptionOfType(CallUnknownException.class)
			.isThrownBy(() -> this.template.sendAndAwait(CallExamples.of(type)));
		assertThat(master.requests()).hasSize(1);
	}

	@Test
	void repeatsACallBeforeAnyLaterOneLeaves() {
		master.answersInTurn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
				WireMock.aResponse().withStatus(202));
		Mono<CallResponse> first = this.template.send(KILL);
		Mono<CallResponse> second = this.template.send(REQUEST);
		Mono.when(first, second).block(Duration.ofSeconds(5));
		assertThat(master.calls()).extracting(Call::getType)
			.containsExactly(Call.Type.KILL, Call.Type.KILL, Call.Type.REQUEST);
	}

	@Test
	void fillsTheIdIntoAnUpdateOfTheFramework() {
		FrameworkInfo info = FrameworkInfo.newBuilder().setName("n").setUser("u").build();
		this.template.sendAndAwait(Call.newBuilder()
			.setType(Call.Type.UPDATE_FRAMEWORK)
			.setUpdateFramework(Call.UpdateFramework.newBuilder().setFrameworkInfo(info))
			.build());
		assertThat(master.calls().get(0).getUpdateFramework().getFrameworkInfo().getId())
			.isEqualTo(MasterStub.FRAMEWORK);
	}

	@Test
	void repeatsOnlyAFewTimes() {
		master.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> this.template.sendAndAwait(KILL));
		assertThat(master.requests()).hasSize(3);
	}

	@Test
	void doesNotRepeatInAnotherSubscription() {
		master.answers(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		master.hold();
		Mono<CallResponse> outcome = this.template.send(KILL);
		awaitRequests(1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(master.session(2));
		master.release();
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> outcome.block(Duration.ofSeconds(5)))
			.withMessageContaining("the subscription was lost before it was repeated");
		assertThat(master.requests()).hasSize(1);
	}

	@Test
	void waitingIsRefusedOnAThreadThatMustNotBlock() {
		Mono<CallResponse> blocking = Mono.fromCallable(() -> this.template.sendAndAwait(KILL))
			.subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(blocking::block)
			.withMessageContaining("must not block; use send()");
		assertThat(master.calls()).isEmpty();
	}

	@Test
	void interceptorsSeeEveryCallInOrder() {
		CallTemplate intercepted = builder()
			.interceptor(
					(call) -> Calls.kill(MasterStub.task(call.getKill().getTaskId().getValue() + "-a"), null, null))
			.interceptor(
					(call) -> Calls.kill(MasterStub.task(call.getKill().getTaskId().getValue() + "-b"), null, null))
			.build();
		intercepted.sendAndAwait(KILL);
		assertThat(master.calls().get(0).getKill().getTaskId().getValue()).isEqualTo("t-a-b");
		intercepted.close();
	}

	@Test
	void aFailingInterceptorOrListenerLeavesNoCallWithoutOutcome() {
		CallTemplate broken = builder().listener((type, outcome) -> {
			throw new IllegalArgumentException("listener");
		}).interceptor((call) -> {
			throw new IllegalArgumentException("interceptor");
		}).build();
		CallNotSentException refusal = assertNotSent(broken.send(KILL), CallNotSentException.Reason.REFUSED);
		assertThat(refusal).hasMessageContaining("interceptor");
		broken.close();
	}

	private CallTemplate.Builder builder() {
		return CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create())
			.listener((type, outcome) -> this.outcomes.add(type + " " + outcome.tag()));
	}

	private static void awaitRequests(int count) {
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> master.received() >= count);
	}

	static CallNotSentException assertNotSent(Mono<CallResponse> outcome, CallNotSentException.Reason reason) {
		CallNotSentException failure = catchThrowableOfType(CallNotSentException.class,
				() -> outcome.block(Duration.ofSeconds(5)));
		assertThat(failure).isNotNull();
		assertThat(failure.getReason()).isEqualTo(reason);
		assertThat(failure.getOutcome()).isEqualTo(CallOutcome.NOT_SENT);
		return failure;
	}

}
