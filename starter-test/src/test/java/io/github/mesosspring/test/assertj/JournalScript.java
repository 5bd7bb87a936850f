package io.github.mesosspring.test.assertj;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalFramework;
import io.github.mesosspring.embedded.journal.JournalSnapshot;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Writes a journal by hand, one second after the other.
 */
final class JournalScript {

	static final JournalFramework JOBS = new JournalFramework("F1", "jobs");

	private final List<JournalEntry> entries = new ArrayList<>();

	private long seconds;

	JournalScript offers(String... ids) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		for (String id : ids) {
			offers.addOffers(Offer.newBuilder()
				.setId(offer(id))
				.setFrameworkId(FrameworkID.newBuilder().setValue("F1"))
				.setAgentId(AgentID.newBuilder().setValue("S0"))
				.setHostname("localhost"));
		}
		return sent(Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers).build());
	}

	JournalScript rescind(String id) {
		return sent(Event.newBuilder()
			.setType(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(offer(id)))
			.build());
	}

	JournalScript decline(int status, String... ids) {
		Call.Decline.Builder decline = Call.Decline.newBuilder();
		for (String id : ids) {
			decline.addOfferIds(offer(id));
		}
		return called(Call.newBuilder().setType(Call.Type.DECLINE).setDecline(decline).build(), status);
	}

	JournalScript accept(String id, Offer.Operation... operations) {
		return called(Call.newBuilder()
			.setType(Call.Type.ACCEPT)
			.setAccept(Call.Accept.newBuilder().addOfferIds(offer(id)).addAllOperations(List.of(operations)))
			.build(), 202);
	}

	JournalScript called(Call call, int status) {
		return add(new JournalEntry.CallAnswered(this.entries.size(), time(), "m", JOBS, call, status, ""));
	}

	JournalScript sent(Event event) {
		return add(new JournalEntry.EventSent(this.entries.size(), time(), "m", JOBS, event));
	}

	JournalScript streamClosed(boolean replaced) {
		return add(new JournalEntry.StreamClosed(this.entries.size(), time(), "m", JOBS, replaced));
	}

	JournalScript after(long more) {
		this.seconds += more;
		return this;
	}

	private JournalScript add(JournalEntry entry) {
		this.entries.add(entry);
		return this;
	}

	Observations observations(long forgotten) {
		return new Observations(new JournalSnapshot(this.entries, forgotten, List.of(), time()), null);
	}

	Observations observations() {
		return observations(0);
	}

	private Instant time() {
		return Instant.ofEpochSecond(this.seconds);
	}

	private static OfferID offer(String id) {
		return OfferID.newBuilder().setValue(id).build();
	}

}
