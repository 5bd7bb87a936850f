package io.github.mesosspring.test.assertj;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.embedded.journal.JournalEntry.StreamClosed;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Which offers were made, what became of them and how long frameworks held them.
 */
final class OfferTimes {

	private final Map<String, Held> open = new LinkedHashMap<>();

	private final Map<String, Duration> held = new LinkedHashMap<>();

	private final Set<String> declined = new HashSet<>();

	private final Set<String> accepted = new HashSet<>();

	private OfferTimes() {
	}

	static OfferTimes of(Observations observations) {
		OfferTimes times = new OfferTimes();
		observations.entries().forEach(times::read);
		times.open.forEach(
				(offer, held) -> times.held.put(offer, Duration.between(held.since, observations.snapshot().time())));
		return times;
	}

	/** How many offers were given back unused. */
	int declined() {
		return this.declined.size();
	}

	/** The offers that a framework used or has. */
	List<String> notDeclined() {
		return this.held.keySet()
			.stream()
			.filter((offer) -> this.accepted.contains(offer) || this.open.containsKey(offer))
			.toList();
	}

	/** The offers held for longer, with how long. */
	List<String> heldLongerThan(Duration limit) {
		return this.held.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().compareTo(limit) > 0)
			.map((entry) -> entry.getKey() + " for " + entry.getValue().toMillis() + " ms"
					+ (this.open.containsKey(entry.getKey()) ? " and still" : ""))
			.toList();
	}

	private void read(JournalEntry entry) {
		if (entry instanceof EventSent sent) {
			read(sent);
		}
		else if (entry instanceof CallAnswered answered && answered.isAccepted()) {
			read(answered);
		}
		else if (entry instanceof StreamClosed closed && !closed.replaced()) {
			closeAll(entry);
		}
	}

	private void read(EventSent sent) {
		Event event = sent.event();
		switch (event.getType()) {
			case OFFERS -> {
				for (Offer offer : event.getOffers().getOffersList()) {
					this.open.put(offer.getId().getValue(), new Held(sent.framework().id(), sent.time()));
				}
			}
			case RESCIND -> close(event.getRescind().getOfferId().getValue(), sent.time());
			case SUBSCRIBED -> closeAll(sent);
			default -> {
			}
		}
	}

	private void read(CallAnswered answered) {
		Call call = answered.call();
		switch (call.getType()) {
			case ACCEPT -> call.getAccept().getOfferIdsList().forEach((offer) -> {
				close(offer.getValue(), answered.time());
				(call.getAccept().getOperationsCount() > 0 ? this.accepted : this.declined).add(offer.getValue());
			});
			case DECLINE -> call.getDecline().getOfferIdsList().forEach((offer) -> {
				close(offer.getValue(), answered.time());
				this.declined.add(offer.getValue());
			});
			case TEARDOWN -> closeAll(answered);
			default -> {
			}
		}
	}

	private void close(String offer, Instant time) {
		Held closed = this.open.remove(offer);
		if (closed != null) {
			this.held.put(offer, Duration.between(closed.since, time));
		}
	}

	/** A master takes all offers back from a framework that is not there any more. */
	private void closeAll(JournalEntry entry) {
		List<String> offers = this.open.entrySet()
			.stream()
			.filter((each) -> each.getValue().framework.equals(entry.framework().id()))
			.map(Map.Entry::getKey)
			.toList();
		offers.forEach((offer) -> close(offer, entry.time()));
	}

	private record Held(String framework, Instant since) {
	}

}
