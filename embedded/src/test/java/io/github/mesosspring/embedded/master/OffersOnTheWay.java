package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.github.mesosspring.embedded.journal.Journal;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;

/**
 * Offers that the master has sent and the network has not delivered yet: that takes real
 * time, of which a clock that is set forward knows nothing.
 */
final class OffersOnTheWay {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final Journal journal = new Journal();

	/** What the master is to write down its events in. */
	Journal journal() {
		return this.journal;
	}

	/**
	 * Wait until all have arrived.
	 * @param streams the streams so far, in the order in which they were opened
	 */
	void await(Collection<ReplayedStream> streams) {
		for (ReplayedStream stream : streams) {
			if (isLatest(stream, streams)) {
				Set<OfferID> sent = sentTo(stream.subscribed().getFrameworkId().getValue());
				Awaitility.await(stream.exchange() + " offers on the way")
					.pollDelay(Duration.ZERO)
					.pollInterval(Duration.ofMillis(5))
					.atMost(LIMIT)
					.until(() -> stream.isClosed() || stream.hasReceived(sent));
			}
		}
	}

	private static boolean isLatest(ReplayedStream stream, Collection<ReplayedStream> streams) {
		return streams.stream()
			.filter((other) -> other.subscribed().getFrameworkId().equals(stream.subscribed().getFrameworkId()))
			.reduce((first, second) -> second)
			.filter((last) -> last == stream)
			.isPresent();
	}

	/** Since its last subscription. */
	private Set<OfferID> sentTo(String framework) {
		Set<OfferID> sent = new LinkedHashSet<>();
		for (JournalEntry entry : this.journal.snapshot().entries()) {
			if (entry instanceof JournalEntry.EventSent event && event.framework().id().equals(framework)) {
				collect(event.event(), sent);
			}
		}
		return sent;
	}

	private static void collect(Event event, Set<OfferID> sent) {
		if (event.hasSubscribed()) {
			sent.clear();
		}
		event.getOffers().getOffersList().stream().map(Offer::getId).forEach(sent::add);
	}

}
