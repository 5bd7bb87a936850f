package io.github.mesosspring.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.OfferID;

/**
 * The offers of the current session that were neither used, declined, rescinded nor lost.
 * An offer that is not in here is void. Thread-safe.
 */
public final class OutstandingOffers {

	private final ReentrantLock lock = new ReentrantLock();

	private final Set<OfferID> outstanding = new HashSet<>();

	/** Rescinded before the OFFERS event that names them was decoded. */
	private final Set<OfferID> rescindedEarly = new HashSet<>();

	private long epoch;

	/**
	 * Note an offer that is about to be handed to handlers.
	 * @param offer the id of the offer
	 * @param offerEpoch the subscription it came with
	 * @return {@code false} if it is void already: rescinded meanwhile, or of an older
	 * subscription
	 */
	public boolean add(OfferID offer, long offerEpoch) {
		this.lock.lock();
		try {
			return offerEpoch == this.epoch && !this.rescindedEarly.remove(offer) && this.outstanding.add(offer);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Note a RESCIND.
	 * @param offer the id of the offer
	 * @param offerEpoch the subscription it came with
	 */
	public void rescind(OfferID offer, long offerEpoch) {
		this.lock.lock();
		try {
			if (offerEpoch == this.epoch && !this.outstanding.remove(offer)) {
				this.rescindedEarly.add(offer);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take offers in order to accept them: all of them or none.
	 * @param offers the ids
	 * @return the ids that are void; empty if all were taken
	 */
	public Collection<OfferID> takeAll(Collection<OfferID> offers) {
		this.lock.lock();
		try {
			Set<OfferID> missing = new HashSet<>(offers);
			missing.removeAll(this.outstanding);
			if (missing.isEmpty()) {
				this.outstanding.removeAll(new HashSet<>(offers));
			}
			return missing;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take those of the offers that are not void, in order to decline them.
	 * @param offers the ids
	 * @return the ids that were outstanding and are no longer
	 */
	public Collection<OfferID> takeAny(Collection<OfferID> offers) {
		this.lock.lock();
		try {
			return offers.stream().distinct().filter(this.outstanding::remove).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether an offer can still be accepted.
	 * @param offer the id of the offer
	 * @return whether it is outstanding
	 */
	public boolean contains(OfferID offer) {
		this.lock.lock();
		try {
			return this.outstanding.contains(offer);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The number of offers held at the moment.
	 * @return the number
	 */
	public int size() {
		this.lock.lock();
		try {
			return this.outstanding.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	void reset(long newEpoch) {
		this.lock.lock();
		try {
			this.epoch = newEpoch;
			this.outstanding.clear();
			this.rescindedEarly.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

}
