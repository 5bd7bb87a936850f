package io.github.mesosspring.embedded.journal;

import java.util.HashSet;
import java.util.Set;

import com.google.protobuf.MessageLite;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What frameworks have not reacted to yet: updates without acknowledgement and offers.
 */
final class OpenQuestions {

	private final Set<Object> open = new HashSet<>();

	private long latest = -1;

	private OpenQuestions() {
	}

	static OpenQuestions in(JournalSnapshot snapshot) {
		OpenQuestions questions = new OpenQuestions();
		snapshot.entries().forEach(questions::read);
		return questions;
	}

	boolean isEmpty() {
		return this.open.isEmpty();
	}

	/** The number of the last entry that matters, -1 for none. */
	long latest() {
		return this.latest;
	}

	private void read(JournalEntry entry) {
		if (entry instanceof EventSent sent && sent.event().getType() != Event.Type.HEARTBEAT) {
			this.latest = entry.number();
			read(sent.event());
		}
		else if (entry instanceof CallAnswered answered) {
			this.latest = entry.number();
			read(answered.call());
		}
	}

	private void read(Event event) {
		TaskStatus status = event.getUpdate().getStatus();
		if (status.hasUuid()) {
			this.open.add(status.getUuid());
		}
		event.getOffers().getOffersList().forEach((offer) -> this.open.add(offer.getId()));
		this.open.remove(event.getRescind().getOfferId());
	}

	private void read(Call call) {
		this.open.remove(call.getAcknowledge().getUuid());
		closeAll(call.getAccept().getOfferIdsList());
		closeAll(call.getDecline().getOfferIdsList());
	}

	private void closeAll(Iterable<? extends MessageLite> offers) {
		offers.forEach(this.open::remove);
	}

}
