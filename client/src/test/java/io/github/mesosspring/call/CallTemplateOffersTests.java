package io.github.mesosspring.call;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.OfferID;
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
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class CallTemplateOffersTests {

	private static final OfferID O1 = MasterStub.offer("o1");

	private static final OfferID O2 = MasterStub.offer("o2");

	private static final OfferID O3 = MasterStub.offer("o3");

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

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
		this.sessions.offers().add(O1, 1);
		this.sessions.offers().add(O2, 1);
		this.template = CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create()).build();
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void anOfferIsUsedOnce() {
		Mono<CallResponse> first = accept(O1);
		CallNotSentException second = assertVoid(accept(O1, O2));
		assertThat(second).hasMessageContaining("o1").hasMessageNotContaining("o2");
		first.block(Duration.ofSeconds(5));
		assertThat(master.calls()).hasSize(1);
		assertThat(this.sessions.offers().contains(O2)).as("the valid offer stays").isTrue();
	}

	@Test
	void acceptingAVoidOfferFailsBeforeTheNetwork() {
		this.sessions.offers().rescind(O1, 1);
		assertVoid(accept(O1));
		assertVoid(accept(O3));
		assertThat(master.calls()).isEmpty();
	}

	@Test
	void inverseOffersBecomeVoidLikeOffers() {
		this.sessions.inverseOffers().add(O1, 1);
		this.sessions.inverseOffers().add(O3, 1);
		assertVoid(this.template.acceptInverseOffers(List.of(O1, O2), null));
		this.template.acceptInverseOffers(List.of(O1), null).block(Duration.ofSeconds(5));
		assertVoid(this.template.acceptInverseOffers(List.of(O1), null));
		this.template.declineInverseOffers(List.of(O1, O3), null).block(Duration.ofSeconds(5));
		assertVoid(this.template.declineInverseOffers(List.of(O3), null));
		assertThat(master.calls()).hasSize(2);
		assertThat(master.calls().get(1).getDeclineInverseOffers().getInverseOfferIdsList()).containsExactly(O3);
		this.sessions.inverseOffers().add(O2, 1);
		this.sessions.inverseOffers().rescind(O2, 1);
		assertVoid(this.template.acceptInverseOffers(List.of(O2), null));
		assertThat(this.sessions.offers().contains(O1)).as("an offer is no inverse offer").isTrue();
	}

	@Test
	void inverseOffersOfAnOlderSubscriptionAreVoid() {
		this.sessions.inverseOffers().add(O3, 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(master.session(2));
		assertVoid(this.template.acceptInverseOffers(List.of(O3), null));
		assertThat(master.calls()).isEmpty();
	}

	@Test
	void declinesOnlyWhatIsOutstanding() {
		Filters filters = Filters.newBuilder().setRefuseSeconds(9).build();
		this.template.decline(List.of(O1, O3), filters).block(Duration.ofSeconds(5));
		assertThat(master.calls().get(0).getDecline().getOfferIdsList()).containsExactly(O1);
		assertThat(master.calls().get(0).getDecline().getFilters()).isEqualTo(filters);
		assertVoid(this.template.decline(List.of(O1, O3), null));
		assertThat(master.calls()).hasSize(1);
	}

	@Test
	void theRuleHoldsForPlainCallsToo() {
		assertVoid(this.template.send(Calls.accept(List.of(O3), List.of(), null)));
	}

	@Test
	void offersOfARefusedAcceptStayOutstanding() {
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(new Session(URI.create("http://127.0.0.1:1"), MasterStub.FRAMEWORK, "s", 2));
		this.sessions.offers().add(O1, 2);
		CallTemplateTests.assertNotSent(accept(O1), CallNotSentException.Reason.CONNECT_FAILED);
		assertThat(this.sessions.offers().contains(O1)).isTrue();
	}

	@Test
	void offersOfCallsThatNeverLeftAreGivenBack() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.revive(List.of());
		Awaitility.await().until(() -> master.received() == 1);
		Mono<CallResponse> waiting = accept(O1);
		assertThat(this.sessions.offers().contains(O1)).isFalse();
		this.template.close();
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.CLOSED);
		assertThat(this.sessions.offers().contains(O1)).isTrue();
		master.release();
		inFlight.block(Duration.ofSeconds(5));
	}

	@Test
	void anOfferRescindedWhileItsCallWaitedIsNotGivenBack() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.revive(List.of());
		Awaitility.await().until(() -> master.received() == 1);
		Mono<CallResponse> waiting = accept(O1);
		this.sessions.offers().rescind(O1, 1);
		this.template.close();
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.CLOSED);
		assertThat(this.sessions.offers().contains(O1)).isFalse();
		master.release();
		inFlight.block(Duration.ofSeconds(5));
	}

	@Test
	void anOfferRescindedWhileItsCallWaitedIsNotAccepted() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.revive(List.of());
		Awaitility.await().until(() -> master.received() == 1);
		Mono<CallResponse> waiting = accept(O1, O2);
		this.sessions.offers().rescind(O1, 1);
		master.release();
		inFlight.block(Duration.ofSeconds(5));
		assertVoid(waiting);
		assertThat(this.sessions.offers().contains(O2)).as("the valid offer is given back").isTrue();
		assertThat(master.calls()).extracting(Call::getType).containsExactly(Call.Type.REVIVE);
	}

	@Test
	void offersOfALostSubscriptionAreNotGivenBackToTheNext() {
		master.hold();
		Mono<CallResponse> inFlight = this.template.revive(List.of());
		Awaitility.await().until(() -> master.received() == 1);
		Mono<CallResponse> waiting = accept(O1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(master.session(2));
		CallTemplateTests.assertNotSent(waiting, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertThat(this.sessions.offers().size()).isZero();
		master.release();
		inFlight.block(Duration.ofSeconds(5));
	}

	private Mono<CallResponse> accept(OfferID... offers) {
		return this.template.accept(List.of(offers), List.of(), null);
	}

	private static CallNotSentException assertVoid(Mono<CallResponse> outcome) {
		return CallTemplateTests.assertNotSent(outcome, CallNotSentException.Reason.VOID_OFFER);
	}

}
