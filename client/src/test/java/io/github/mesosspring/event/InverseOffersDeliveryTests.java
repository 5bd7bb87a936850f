package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.session.OutstandingOffers;
import org.junit.jupiter.api.Test;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class InverseOffersDeliveryTests {

	@Test
	void handsOverWhatCanStillBeAnswered() {
		Handlers handlers = new Handlers();
		try (DispatchFixture fixture = new DispatchFixture(handlers).subscribe(1)) {
			handlers.outstanding = fixture.sessions.inverseOffers();
			fixture.sessions.inverseOffers().rescind(Events.offerId("rescinded"), 1);
			fixture.receive(1, Events.inverseOffers("i1", "rescinded", "i2", "i3"));
			fixture.awaitDelivered(1);
			assertThat(handlers.seen).containsExactly("one i1", "one i2", "all [i2]");
			assertThat(fixture.sessions.inverseOffers().contains(Events.offerId("i2"))).isTrue();
			assertThat(fixture.sessions.offers().size()).isZero();
		}
	}

	@Test
	void saysNothingForAnApplicationThatDoesNotHandleThem() {
		try (DispatchFixture fixture = new DispatchFixture().subscribe(1)) {
			fixture.receive(1, Events.inverseOffers("i1"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.listener.seen).contains("unhandled INVERSE_OFFERS");
		}
	}

	static class Handlers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		volatile OutstandingOffers outstanding;

		@Order(1)
		@MesosEventHandler
		void one(InverseOffer offer) {
			this.seen.add("one " + offer.getId().getValue());
			if (offer.getId().getValue().equals("i1")) {
				this.outstanding.takeAll(List.of(offer.getId(), Events.offerId("i3")));
			}
		}

		@Order(2)
		@MesosEventHandler
		void all(List<InverseOffer> offers) {
			this.seen.add("all " + offers.stream().map((offer) -> offer.getId().getValue()).toList());
		}

	}

}
