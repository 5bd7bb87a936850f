package io.github.mesosspring.benchmarks.client;

import java.util.List;
import java.util.function.Consumer;

import io.github.mesosspring.benchmarks.contestant.Events;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Hands events over and acknowledges what has a uuid.
 */
final class BareEvents implements Consumer<Event> {

	private final Events events;

	private final BareCalls calls;

	private volatile List<Offer> offers = List.of();

	BareEvents(Events events, BareCalls calls) {
		this.events = events;
		this.calls = calls;
	}

	List<Offer> offers() {
		return this.offers;
	}

	@Override
	public void accept(Event event) {
		switch (event.getType()) {
			case SUBSCRIBED -> {
				this.calls.frameworkId(event.getSubscribed().getFrameworkId());
				this.events.subscribed(event.getSubscribed().getFrameworkId().getValue());
			}
			case UPDATE -> {
				TaskStatus status = event.getUpdate().getStatus();
				this.events.update(status.getData().asReadOnlyByteBuffer().getLong());
				if (status.hasUuid()) {
					this.calls.acknowledgeLater(status);
				}
			}
			case OFFERS -> {
				this.offers = event.getOffers().getOffersList();
				if (!this.events.offers(event, event.getOffers().getOffersCount())) {
					this.offers = List.of();
				}
			}
			default -> {
			}
		}
	}

}
