package io.github.mesosspring.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutstandingOffersTests {

	private static final OfferID A = OfferID.newBuilder().setValue("a").build();

	private static final OfferID B = OfferID.newBuilder().setValue("b").build();

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1000);

	private final OutstandingOffers offers = new OutstandingOffers(this.nanoTime::get);

	@BeforeEach
	void subscribe() {
		this.offers.reset(1);
	}

	@Test
	void takesAllOrNone() {
		this.offers.add(A, 1);
		assertThat(this.offers.takeAll(List.of(A, B), 1)).containsExactly(B);
		assertThat(this.offers.contains(A)).isTrue();
		this.offers.add(B, 1);
		assertThat(this.offers.takeAll(List.of(A, B), 1)).isEmpty();
		assertThat(this.offers.size()).isZero();
	}

	@Test
	void theOldestOfferIsTheOneHeldLongest() {
		assertThat(this.offers.oldestAge()).isZero();
		this.offers.add(A, 1);
		this.nanoTime.addAndGet(2_000);
		this.offers.add(B, 1);
		this.nanoTime.addAndGet(3_000);
		assertThat(this.offers.oldestAge()).hasNanos(5_000);
		this.offers.takeAll(List.of(A), 1);
		assertThat(this.offers.oldestAge()).hasNanos(3_000);
		this.offers.giveBack(List.of(A), 1);
		assertThat(this.offers.oldestAge()).hasNanos(3_000);
		this.offers.rescind(B, 1);
		assertThat(this.offers.oldestAge()).isZero();
		this.offers.end(1);
		assertThat(this.offers.size()).isZero();
	}

	@Test
	void takesOnlyInTheSubscriptionTheOffersCameWith() {
		this.offers.add(A, 1);
		assertThat(this.offers.takeAll(List.of(A), 2)).containsExactly(A);
		assertThat(this.offers.takeAny(List.of(A), 2)).isEmpty();
		assertThat(this.offers.takeAny(List.of(A, A, B), 1)).containsExactly(A);
	}

	@Test
	void whatIsGivenBackCanBeTakenAgainUnlessItBecameVoid() {
		this.offers.add(A, 1);
		this.offers.add(B, 1);
		this.offers.takeAll(List.of(A, B), 1);
		this.offers.rescind(B, 1);
		this.offers.giveBack(List.of(A, B), 1);
		assertThat(this.offers.contains(A)).isTrue();
		assertThat(this.offers.contains(B)).isFalse();
		this.offers.reset(2);
		this.offers.giveBack(List.of(A), 1);
		assertThat(this.offers.contains(A)).isFalse();
	}

	@Test
	void theLateEndOfASubscriptionVoidsNothingOfTheNext() {
		this.offers.reset(2);
		this.offers.add(A, 2);
		this.offers.end(1);
		assertThat(this.offers.contains(A)).isTrue();
		this.offers.end(2);
		assertThat(this.offers.contains(A)).isFalse();
		assertThat(this.offers.add(A, 2)).isFalse();
	}

	@Test
	void anOfferRescindedBeforeItWasDeliveredIsVoid() {
		this.offers.rescind(A, 1);
		assertThat(this.offers.add(A, 1)).isFalse();
		assertThat(this.offers.add(B, 2)).isFalse();
	}

	@Test
	void rememberedRescindsAreBounded() {
		this.offers.rescind(A, 1);
		for (int i = 0; i < 200_000; i++) {
			this.offers.rescind(OfferID.newBuilder().setValue("r" + i).build(), 1);
		}
		assertThat(this.offers.add(A, 1)).as("the oldest is forgotten").isTrue();
		assertThat(this.offers.add(OfferID.newBuilder().setValue("r0").build(), 1)).isFalse();
	}

	@Test
	void knowsForHowLongOffersAreHeld() {
		this.offers.add(A, 1);
		this.nanoTime.addAndGet(Duration.ofMinutes(4).toNanos());
		this.offers.add(B, 1);
		assertThat(this.offers.heldLongerThan(Duration.ofMinutes(5))).isEmpty();
		this.nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
		assertThat(this.offers.heldLongerThan(Duration.ofMinutes(5))).containsExactly(A);
	}

	@Test
	void showsTheOldestWithAgentAndAge() {
		AgentID agent = AgentID.newBuilder().setValue("agent").build();
		this.offers.addAll(List.of(offer(B, agent)), 1);
		this.nanoTime.addAndGet(Duration.ofMinutes(4).toNanos());
		this.offers.addAll(List.of(offer(A, agent)), 1);
		this.nanoTime.addAndGet(Duration.ofMinutes(2).toNanos());
		assertThat(this.offers.oldest(1)).containsExactly(new HeldOffer(B, agent, Duration.ofMinutes(6)));
		this.offers.takeAny(List.of(B), 1);
		this.offers.giveBack(List.of(B), 1);
		assertThat(this.offers.oldest(5)).containsExactly(new HeldOffer(A, agent, Duration.ofMinutes(2)),
				new HeldOffer(B, null, Duration.ZERO));
	}

	@Test
	void ofManyThoseThatAreVoidAreNotHandedOut() {
		AgentID agent = AgentID.newBuilder().setValue("S0").build();
		this.offers.reset(1);
		this.offers.rescind(A, 1);
		List<Offer> both = List.of(offer(A, agent), offer(B, agent));
		assertThat(this.offers.addAll(both, 1)).extracting(Offer::getId).containsExactly(B);
		assertThat(this.offers.size()).isOne();
		assertThat(this.offers.addAll(both, 2)).isEmpty();
	}

	private static Offer offer(OfferID id, AgentID agent) {
		return Offer.newBuilder().setId(id).setAgentId(agent).buildPartial();
	}

}
