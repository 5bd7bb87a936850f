package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class OffersDeliveryTests {

	@Test
	void declinesOffersThatNobodyHandles() {
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.refuseSeconds(Duration.ofMillis(2500)))
			.subscribe(1)) {
			fixture.receive(1, Events.offers("o1", "o2"));
			fixture.awaitDelivered(1);
			Call decline = fixture.calls.sent(Call.Type.DECLINE).get(0);
			assertThat(decline.getDecline().getOfferIdsList()).extracting(OfferID::getValue)
				.containsExactly("o1", "o2");
			assertThat(decline.getDecline().getFilters().getRefuseSeconds()).isEqualTo(2.5);
			assertThat(fixture.listener.seen).contains("unhandled OFFERS");
		}
	}

	@Test
	void keepsOffersThatNobodyHandlesIfAskedTo() {
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.declineUnhandled(false)).subscribe(1)) {
			fixture.receive(1, Events.offers("o1"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.sessions.offers().contains(Events.offerId("o1"))).isTrue();
		}
	}

	@Test
	void offersTakenByAHandlerStayWithTheApplication() {
		Batch batch = new Batch();
		try (DispatchFixture fixture = new DispatchFixture(batch).subscribe(1)) {
			fixture.receive(1, Events.offers("o1", "o2"));
			fixture.awaitDelivered(1);
			assertThat(batch.seen).containsExactly("o1,o2");
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.sessions.offers().size()).isEqualTo(2);
		}
	}

	@Test
	void aMethodThatTakesOneOfferIsCalledForEachAndOnlyThoseItFailedOnAreDeclined() {
		Single single = new Single();
		try (DispatchFixture fixture = new DispatchFixture(single).subscribe(1)) {
			fixture.receive(1, Events.offers("o1", "bad", "o3"));
			fixture.awaitDelivered(1);
			assertThat(single.seen).containsExactly("o1 of 3", "bad of 3", "o3 of 3");
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).hasSize(1)
				.first()
				.satisfies((call) -> assertThat(call.getDecline().getOfferIdsList()).extracting(OfferID::getValue)
					.containsExactly("bad"));
		}
	}

	@Test
	void observersThatFailTakeNoOffersFromTheirHandler() {
		for (boolean atStart : new boolean[] { true, false }) {
			ObservationRegistry observations = ObservationRegistry.create();
			observations.observationConfig().observationHandler(new FailingObservation(atStart));
			Batch batch = new Batch();
			try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.observationRegistry(observations),
					batch)
				.subscribe(1)) {
				fixture.receive(1, Events.offers("o1"));
				fixture.awaitDelivered(1);
				assertThat(batch.seen).containsExactly("o1");
				assertThat(fixture.calls.sent(Call.Type.DECLINE)).isEmpty();
			}
		}
	}

	@Test
	void offersThatOneHandlerTookAndAnotherFailedOnAreKept() {
		try (DispatchFixture fixture = new DispatchFixture(new Single(), new Batch()).subscribe(1)) {
			fixture.receive(1, Events.offers("bad"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
		}
	}

	@Test
	void offersThatAreVoidAlreadyAreLeftOut() throws InterruptedException {
		Batch batch = new Batch();
		Gate gate = new Gate();
		try (DispatchFixture fixture = new DispatchFixture(batch, gate).subscribe(1)) {
			fixture.receive(1, Events.message("hold"));
			gate.entered.await();
			fixture.receive(1, Events.offers("o1", "o2"));
			fixture.receive(1, Events.offers("o3"));
			fixture.sessions.offers().rescind(Events.offerId("o1"), 1);
			fixture.sessions.offers().rescind(Events.offerId("o3"), 1);
			gate.release.countDown();
			fixture.awaitDelivered(1);
			assertThat(batch.seen).containsExactly("o2");
		}
	}

	@Test
	void aLaterHandlerSeesOnlyWhatAnEarlierOneLeft() {
		Batch batch = new Batch();
		Taking taking = new Taking();
		try (DispatchFixture fixture = new DispatchFixture(batch, taking).subscribe(1)) {
			taking.sessions = fixture.sessions;
			fixture.receive(1, Events.offers("o1", "o2"));
			fixture.receive(1, Events.offers("o1-again"));
			fixture.awaitDelivered(1);
			assertThat(batch.seen).containsExactly("o2");
		}
	}

	@Test
	void offersOfASubscriptionThatEndedAreDropped() throws InterruptedException {
		Batch batch = new Batch();
		Gate gate = new Gate();
		try (DispatchFixture fixture = new DispatchFixture(batch, gate).subscribe(1)) {
			fixture.receive(1, Events.message("hold"));
			gate.entered.await();
			fixture.receive(1, Events.offers("o1"));
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.receive(2, Events.offers("o2"));
			gate.release.countDown();
			fixture.awaitDelivered(2);
			assertThat(batch.seen).containsExactly("o2");
			assertThat(fixture.listener.seen).contains("dropped OFFERS");
		}
	}

	static class Batch {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		@Order(2)
		void onOffers(List<Offer> offers, Event.Offers payload) {
			assertThat(payload.getOffersList()).isEqualTo(offers);
			this.seen.add(String.join(",", offers.stream().map((offer) -> offer.getId().getValue()).toList()));
		}

	}

	static class Single {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void onOffer(Offer offer, Event event) {
			String id = offer.getId().getValue();
			this.seen.add(id + " of " + event.getOffers().getOffersCount());
			if (id.equals("bad")) {
				throw new IllegalStateException("bad offer");
			}
		}

	}

	static class Taking {

		volatile Sessions sessions;

		@MesosEventHandler
		@Order(1)
		void onOffer(Offer offer) {
			if (offer.getId().getValue().startsWith("o1")) {
				this.sessions.offers().takeAll(List.of(offer.getId()));
			}
		}

	}

	static class Gate {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		@MesosEventHandler
		void onMessage(Event.Message message) throws InterruptedException {
			this.entered.countDown();
			this.release.await();
		}

	}

	private record FailingObservation(boolean atStart) implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			if (this.atStart) {
				throw new IllegalStateException("start");
			}
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new IllegalStateException("stop");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
