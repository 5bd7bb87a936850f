package io.github.mesosspring.test.reliability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Reads what masters and framework say to each other as it is said. Thread-safe.
 */
final class Audit implements Consumer<JournalEntry> {

	private final ReentrantLock lock = new ReentrantLock();

	/** The subscription in which each offer was made. */
	private final Map<OfferID, Integer> offers = new HashMap<>();

	private final Map<ByteString, Update> updates = new LinkedHashMap<>();

	private final Ledger ledger;

	private final Violations violations;

	private volatile String framework = "";

	private int subscription;

	private long acknowledgements;

	private volatile long last;

	Audit(Ledger ledger, Violations violations) {
		this.ledger = ledger;
		this.violations = violations;
	}

	/**
	 * From now on the framework has an id. A first SUBSCRIBE whose answer is too late may
	 * have registered another one.
	 */
	void identified(String id) {
		this.framework = id;
	}

	@Override
	public void accept(JournalEntry entry) {
		this.lock.lock();
		try {
			this.last = entry.number();
			if (entry instanceof JournalEntry.CallAnswered answered && answered.isAccepted()) {
				called(answered.number(), answered.call());
			}
			else if (entry instanceof JournalEntry.EventSent sent) {
				sent(sent.number(), sent.framework().id(), sent.event());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void called(long number, Call call) {
		switch (call.getType()) {
			case ACKNOWLEDGE -> acknowledged(number, call.getAcknowledge());
			case ACCEPT -> use(call.getType(), call.getAccept().getOfferIdsList());
			case DECLINE -> use(call.getType(), call.getDecline().getOfferIdsList());
			case TEARDOWN -> this.violations.add("A TEARDOWN reached the master");
			default -> {
			}
		}
	}

	private void acknowledged(long number, Call.Acknowledge acknowledge) {
		this.acknowledgements++;
		String task = acknowledge.getTaskId().getValue();
		if (!this.ledger.isHandled(acknowledge.getUuid())) {
			this.violations.add("An update of " + task + " was acknowledged before it was handled");
		}
		Update update = this.updates.get(acknowledge.getUuid());
		if (update != null) {
			this.updates.put(acknowledge.getUuid(), update.acknowledged(number));
		}
	}

	private void use(Call.Type type, List<OfferID> used) {
		for (OfferID offer : used) {
			if (this.offers.getOrDefault(offer, 0) != this.subscription) {
				this.violations.add(type + " in subscription " + this.subscription + " with offer " + offer.getValue()
						+ " of subscription " + this.offers.get(offer));
			}
		}
	}

	private void sent(long number, String id, Event event) {
		switch (event.getType()) {
			case SUBSCRIBED -> {
				this.subscription++;
				if (!this.framework.isEmpty() && !this.framework.equals(id)) {
					this.violations.add("The framework id changed from " + this.framework + " to " + id);
				}
			}
			case OFFERS ->
				event.getOffers().getOffersList().forEach((offer) -> this.offers.put(offer.getId(), this.subscription));
			case UPDATE -> updated(number, event.getUpdate().getStatus());
			default -> {
			}
		}
	}

	/**
	 * What a restarted agent does not know is reported once by the embedded master, and
	 * not again: the framework learns it by asking.
	 */
	private void updated(long number, TaskStatus status) {
		if (status.hasUuid() && status.getReason() != TaskStatus.Reason.REASON_RECONCILIATION) {
			this.updates.merge(status.getUuid(), new Update(status, number, -1), (before, now) -> before.sent(number));
		}
	}

	/**
	 * The updates that were not handled, never acknowledged, or sent again since a moment
	 * and not acknowledged since. One that was sent again before may have been lost while
	 * its acknowledgement was on its way.
	 * @param since the number of an entry
	 */
	List<String> open(long since) {
		this.lock.lock();
		try {
			List<String> open = new ArrayList<>();
			this.updates.forEach((uuid, update) -> {
				boolean acknowledged = update.acknowledged() > ((update.sent() > since) ? update.sent() : -1);
				if (!this.ledger.isHandled(uuid) || !acknowledged) {
					open.add(update.status().getTaskId().getValue() + " " + update.status().getState());
				}
			});
			return open;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The number of the last entry.
	 */
	long last() {
		return this.last;
	}

	/**
	 * The last state that the agent of each task has told of.
	 */
	Map<String, TaskState> lastStates() {
		this.lock.lock();
		try {
			Map<String, TaskState> states = new LinkedHashMap<>();
			this.updates.values()
				.forEach((update) -> states.put(update.status().getTaskId().getValue(), update.status().getState()));
			return states;
		}
		finally {
			this.lock.unlock();
		}
	}

	int subscriptions() {
		return this.subscription;
	}

	int updates() {
		return this.updates.size();
	}

	long acknowledgements() {
		return this.acknowledgements;
	}

	private record Update(TaskStatus status, long sent, long acknowledged) {

		Update sent(long number) {
			return new Update(this.status, number, this.acknowledged);
		}

		Update acknowledged(long number) {
			return new Update(this.status, this.sent, number);
		}

	}

}
