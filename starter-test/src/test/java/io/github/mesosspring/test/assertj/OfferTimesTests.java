package io.github.mesosspring.test.assertj;

import java.time.Duration;

import io.github.mesosspring.protocol.Offer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OfferTimesTests {

	private static final Offer.Operation LAUNCH = Offer.Operation.newBuilder()
		.setType(Offer.Operation.Type.LAUNCH)
		.build();

	@Test
	void countsOffersGivenBackUnused() {
		OfferTimes times = OfferTimes.of(new JournalScript().offers("a", "b", "c", "d")
			.decline(202, "a")
			.accept("b")
			.accept("c", LAUNCH)
			.decline(400, "d")
			.observations());
		assertThat(times.declined()).isEqualTo(2);
		assertThat(times.notDeclined()).containsExactlyInAnyOrder("c", "d");
	}

	@Test
	void measuresHowLongOffersAreHeldUntilTheyAreUsedVoidOrNow() {
		OfferTimes times = OfferTimes.of(new JournalScript().offers("declined", "used", "rescinded", "held")
			.after(2)
			.decline(202, "declined")
			.after(2)
			.accept("used", LAUNCH)
			.after(2)
			.rescind("rescinded")
			.after(2)
			.observations());
		assertThat(times.heldLongerThan(Duration.ofSeconds(8))).isEmpty();
		assertThat(times.heldLongerThan(Duration.ofSeconds(7))).containsExactly("held for 8000 ms and still");
		assertThat(times.heldLongerThan(Duration.ofSeconds(3))).containsExactlyInAnyOrder("used for 4000 ms",
				"rescinded for 6000 ms", "held for 8000 ms and still");
	}

	@Test
	void theEndOfAStreamEndsItsOffers() {
		assertThat(OfferTimes.of(new JournalScript().offers("a").streamClosed(false).after(9).observations())
			.heldLongerThan(Duration.ofSeconds(1))).isEmpty();
	}

	@Test
	void theEndOfAnOldStreamDoesNot() {
		assertThat(OfferTimes.of(new JournalScript().offers("a").streamClosed(true).after(9).observations())
			.heldLongerThan(Duration.ofSeconds(1))).isNotEmpty();
	}

}
