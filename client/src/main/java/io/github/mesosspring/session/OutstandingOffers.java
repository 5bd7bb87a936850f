package io.github.mesosspring.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import org.jspecify.annotations.Nullable;

/**
 * The offers of the current session that were neither used, declined, rescinded nor lost,
 * or its inverse offers. One that is not in here is void. Thread-safe.
 */
public final class OutstandingOffers {

	/** As many as can lie in a full queue of events, and then some. */
	private static final int MAX_RESCINDED_EARLY = 200_000;

	private static final long NONE = 0;

	private final ReentrantLock lock = new ReentrantLock();

	/** In the order they came. */
	private final Map<OfferID, Arrival> outstanding = new LinkedHashMap<>();

	/**
	 * Rescinded while not outstanding: before the OFFERS event that names them was
	 * decoded, or after they were used. The latter never leave again by themselves.
	 */
	private final Set<OfferID> rescindedEarly = new LinkedHashSet<>();

	private final LongSupplier nanoTime;

	private long epoch;

	/** Written with the lock, read by gauges without. */
	private volatile Held held = Held.NOTHING;

	OutstandingOffers() {
		this(System::nanoTime);
	}

	OutstandingOffers(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

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
			return put(offer, null, offerEpoch);
		}
		finally {
			unlock();
		}
	}

	/**
	 * Note offers that are about to be handed to handlers, with the agents whose
	 * resources they offer.
	 * @param offers the offers of one event, which may be thousands
	 * @param offerEpoch the subscription they came with
	 * @return those that are not void already: rescinded meanwhile, or of an older
	 * subscription
	 */
	public List<Offer> addAll(Collection<Offer> offers, long offerEpoch) {
		this.lock.lock();
		try {
			return offers.stream().filter((offer) -> put(offer.getId(), offer.getAgentId(), offerEpoch)).toList();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Note a RESCIND.
	 * @param offer the id of the offer
	 * @param offerEpoch the subscription it came with
	 * @return whether it was outstanding and is void now
	 */
	public boolean rescind(OfferID offer, long offerEpoch) {
		this.lock.lock();
		try {
			if (offerEpoch != this.epoch) {
				return false;
			}
			if (this.outstanding.remove(offer) != null) {
				return true;
			}
			this.rescindedEarly.add(offer);
			forgetTheOldest();
			return false;
		}
		finally {
			unlock();
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
			return removeAll(offers);
		}
		finally {
			unlock();
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
			return removeAny(offers);
		}
		finally {
			unlock();
		}
	}

	/**
	 * Take offers of one subscription in order to accept them: all of them or none.
	 * @param offers the ids
	 * @param offerEpoch the subscription they are to be used in
	 * @return the ids that are void in it; empty if all were taken
	 */
	public Collection<OfferID> takeAll(Collection<OfferID> offers, long offerEpoch) {
		this.lock.lock();
		try {
			return (offerEpoch == this.epoch) ? removeAll(offers) : Set.copyOf(offers);
		}
		finally {
			unlock();
		}
	}

	/**
	 * Take those of the offers that are not void in one subscription, in order to decline
	 * them.
	 * @param offers the ids
	 * @param offerEpoch the subscription they are to be declined in
	 * @return the ids that were outstanding and are no longer
	 */
	public Collection<OfferID> takeAny(Collection<OfferID> offers, long offerEpoch) {
		this.lock.lock();
		try {
			return (offerEpoch == this.epoch) ? removeAny(offers) : List.of();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Whether offers that were taken have become void since.
	 * @param offers the ids
	 * @param offerEpoch the subscription they were taken in
	 * @return whether one of them was rescinded; {@code false} for another subscription
	 */
	public boolean isAnyRescinded(Collection<OfferID> offers, long offerEpoch) {
		this.lock.lock();
		try {
			return offerEpoch == this.epoch && offers.stream().anyMatch(this.rescindedEarly::contains);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Put back what was taken for a call that was not sent. Offers that became void
	 * meanwhile stay void.
	 * @param offers the ids
	 * @param offerEpoch the subscription they were taken in
	 */
	public void giveBack(Collection<OfferID> offers, long offerEpoch) {
		this.lock.lock();
		try {
			offers.forEach((offer) -> put(offer, null, offerEpoch));
		}
		finally {
			unlock();
		}
	}

	/**
	 * The offers that have been held for long. Nobody else gets their resources.
	 * @param age the time after which an offer counts
	 * @return the ids of those that are older
	 */
	public Collection<OfferID> heldLongerThan(Duration age) {
		this.lock.lock();
		try {
			long oldest = this.nanoTime.getAsLong() - age.toNanos();
			return this.outstanding.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().since() - oldest < 0)
				.map(Map.Entry::getKey)
				.toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Those that have been held for longest, for whoever wants to look at them.
	 * @param limit how many at most
	 * @return the offers, the oldest first
	 */
	public List<HeldOffer> oldest(int limit) {
		this.lock.lock();
		try {
			long now = this.nanoTime.getAsLong();
			return this.outstanding.entrySet()
				.stream()
				.limit(limit)
				.map((entry) -> entry.getValue().offer(entry.getKey(), now))
				.toList();
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
			return this.outstanding.containsKey(offer);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The number of offers held at the moment. Read without a lock.
	 * @return the number
	 */
	public int size() {
		return this.held.count();
	}

	/**
	 * For how long the oldest offer has been held. Read without a lock. An offer that was
	 * given back counts as new.
	 * @return the time, zero if none is held
	 */
	public Duration oldestAge() {
		Held now = this.held;
		return (now.count() > 0) ? Duration.ofNanos(Math.max(0, this.nanoTime.getAsLong() - now.since()))
				: Duration.ZERO;
	}

	private void unlock() {
		int count = this.outstanding.size();
		this.held = (count > 0) ? new Held(count, this.outstanding.values().iterator().next().since()) : Held.NOTHING;
		this.lock.unlock();
	}

	private void forgetTheOldest() {
		if (this.rescindedEarly.size() > MAX_RESCINDED_EARLY) {
			Iterator<OfferID> oldest = this.rescindedEarly.iterator();
			oldest.next();
			oldest.remove();
		}
	}

	private boolean put(OfferID offer, @Nullable AgentID agent, long offerEpoch) {
		return offerEpoch == this.epoch && !this.rescindedEarly.remove(offer)
				&& this.outstanding.putIfAbsent(offer, new Arrival(this.nanoTime.getAsLong(), agent)) == null;
	}

	private Collection<OfferID> removeAll(Collection<OfferID> offers) {
		Set<OfferID> missing = new HashSet<>(offers);
		missing.removeAll(this.outstanding.keySet());
		if (missing.isEmpty()) {
			offers.forEach(this.outstanding::remove);
		}
		return missing;
	}

	private Collection<OfferID> removeAny(Collection<OfferID> offers) {
		List<OfferID> taken = new ArrayList<>(offers.size());
		for (OfferID offer : offers) {
			if (this.outstanding.remove(offer) != null) {
				taken.add(offer);
			}
		}
		return taken;
	}

	void reset(long newEpoch) {
		this.lock.lock();
		try {
			this.epoch = newEpoch;
			this.outstanding.clear();
			this.rescindedEarly.clear();
		}
		finally {
			unlock();
		}
	}

	/**
	 * Void the offers of a subscription, unless another one has begun meanwhile.
	 * @return the ids of those that were outstanding
	 */
	Collection<OfferID> end(long endedEpoch) {
		this.lock.lock();
		try {
			if (endedEpoch != this.epoch) {
				return List.of();
			}
			List<OfferID> voided = List.copyOf(this.outstanding.keySet());
			reset(NONE);
			return voided;
		}
		finally {
			unlock();
		}
	}

	/**
	 * What is known of an offer.
	 *
	 * @param since when it came, in nanoseconds
	 */
	private record Arrival(long since, @Nullable AgentID agent) {

		HeldOffer offer(OfferID id, long now) {
			return new HeldOffer(id, this.agent, Duration.ofNanos(Math.max(0, now - this.since)));
		}

	}

	/**
	 * What gauges are told.
	 *
	 * @param count how many offers are held
	 * @param since when the oldest of them came, in nanoseconds
	 */
	private record Held(int count, long since) {

		static final Held NOTHING = new Held(0, 0);

	}

}
