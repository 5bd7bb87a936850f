package io.github.mesosspring.autoconfigure.event;

import java.util.List;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.session.OfferLoss;

/**
 * Offers that were outstanding became void without having been used or declined. Many
 * that become void one after the other for the same reason, faster than listeners look,
 * are one event. Inverse offers are not told of.
 */
public class MesosOffersVoidedEvent extends MesosApplicationEvent {

	/** How many ids an event names at most. */
	public static final int MAX_IDS = 100;

	private final OfferLoss reason;

	private final int count;

	private final List<OfferID> offerIds;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param reason why
	 * @param count how many offers
	 * @param offerIds their ids, or the first of them
	 */
	public MesosOffersVoidedEvent(Object source, String frameworkName, OfferLoss reason, int count,
			List<OfferID> offerIds) {
		super(source, frameworkName);
		this.reason = reason;
		this.count = count;
		this.offerIds = List.copyOf(offerIds);
	}

	/**
	 * Why they are void. An agent that is lost has its offers
	 * {@linkplain OfferLoss#RESCINDED rescinded}.
	 * @return the reason
	 */
	public OfferLoss getReason() {
		return this.reason;
	}

	/**
	 * How many offers became void.
	 * @return the number, which may be greater than that of the ids
	 */
	public int getCount() {
		return this.count;
	}

	/**
	 * Their ids, of no more than {@value #MAX_IDS} offers.
	 * @return the ids, in the order in which the offers became void
	 */
	public List<OfferID> getOfferIds() {
		return this.offerIds;
	}

	@Override
	protected String details() {
		return this.count + " " + this.reason;
	}

}
