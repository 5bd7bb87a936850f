package io.github.mesosspring.autoconfigure.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.session.OfferLoss;
import io.github.mesosspring.session.SessionListener;
import org.jspecify.annotations.Nullable;

/**
 * Publishes offers that became void. What becomes void while an event about it still
 * waits to be published goes into that event, so that a storm of them fills no queue.
 * Thread-safe.
 */
class VoidedOffersPublisher implements SessionListener {

	private final ReentrantLock lock = new ReentrantLock();

	private final PublishingThread thread;

	private final String framework;

	private @Nullable Batch last;

	VoidedOffersPublisher(PublishingThread thread, String framework) {
		this.thread = thread;
		this.framework = framework;
	}

	@Override
	public void offersVoided(long epoch, Collection<OfferID> offers, OfferLoss reason) {
		this.lock.lock();
		try {
			Batch batch = this.last;
			if (batch != null && batch.epoch == epoch && batch.reason == reason) {
				batch.add(offers);
				return;
			}
			Batch next = new Batch(epoch, reason);
			next.add(offers);
			this.last = this.thread.publish(() -> take(next)) ? next : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private MesosApplicationEvent take(Batch batch) {
		this.lock.lock();
		try {
			if (this.last == batch) {
				this.last = null;
			}
			return new MesosOffersVoidedEvent(this, this.framework, batch.reason, batch.count, batch.ids);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Offers of one event. Guarded by the lock.
	 */
	private static final class Batch {

		private final long epoch;

		private final OfferLoss reason;

		private final List<OfferID> ids = new ArrayList<>();

		private int count;

		Batch(long epoch, OfferLoss reason) {
			this.epoch = epoch;
			this.reason = reason;
		}

		void add(Collection<OfferID> offers) {
			this.count += offers.size();
			offers.stream().limit(MesosOffersVoidedEvent.MAX_IDS - this.ids.size()).forEach(this.ids::add);
		}

	}

}
