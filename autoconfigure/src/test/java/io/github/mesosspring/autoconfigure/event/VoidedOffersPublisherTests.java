package io.github.mesosspring.autoconfigure.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.session.OfferLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class VoidedOffersPublisherTests {

	private final List<MesosOffersVoidedEvent> published = new CopyOnWriteArrayList<>();

	private final CountDownLatch slow = new CountDownLatch(1);

	private final PublishingThread thread = new PublishingThread((event) -> {
		this.published.add((MesosOffersVoidedEvent) event);
		await();
	}, Thread::new);

	private final VoidedOffersPublisher publisher = new VoidedOffersPublisher(this.thread, "jobs");

	@Test
	void whatIsVoidForOneReasonWhileListenersAreBusyIsOneEvent() {
		this.publisher.offersVoided(1, offers(0, 1), OfferLoss.RESCINDED);
		this.thread.publish(() -> new MesosOffersVoidedEvent(this, "jobs", OfferLoss.RESCINDED, 0, List.of()));
		IntStream.range(1, 251)
			.forEach((number) -> this.publisher.offersVoided(2, offers(number, 1), OfferLoss.RESCINDED));
		this.publisher.offersVoided(2, offers(300, 500), OfferLoss.SESSION_ENDED);
		this.publisher.offersVoided(3, offers(1000, 2), OfferLoss.SESSION_ENDED);
		this.slow.countDown();
		this.thread.stop();
		assertThat(this.published).hasSize(5)
			.extracting(MesosOffersVoidedEvent::getCount)
			.containsExactly(1, 0, 250, 500, 2);
		assertThat(this.published.get(2).getReason()).isEqualTo(OfferLoss.RESCINDED);
		assertThat(this.published.get(2).getOfferIds()).isEqualTo(offers(1, 100));
		assertThat(this.published.get(3).getOfferIds()).hasSize(MesosOffersVoidedEvent.MAX_IDS);
		assertThat(this.published.get(4).getOfferIds()).isEqualTo(offers(1000, 2));
		this.thread.close();
	}

	private void await() {
		try {
			this.slow.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<OfferID> offers(int first, int count) {
		return IntStream.range(first, first + count)
			.mapToObj((number) -> OfferID.newBuilder().setValue("o-" + number).build())
			.toList();
	}

}
