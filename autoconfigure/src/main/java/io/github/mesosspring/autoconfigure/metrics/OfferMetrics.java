package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.session.OutstandingOffers;

/**
 * The gauges of offers that were neither accepted nor declined.
 */
class OfferMetrics {

	OfferMetrics(FrameworkMeters meters, OutstandingOffers offers) {
		meters.gauge("mesos.offers.outstanding", "Offers that are held", offers, OutstandingOffers::size);
		meters.time("mesos.offers.oldest.age", "For how long the oldest offer has been held", offers,
				OutstandingOffers::oldestAge);
	}

}
