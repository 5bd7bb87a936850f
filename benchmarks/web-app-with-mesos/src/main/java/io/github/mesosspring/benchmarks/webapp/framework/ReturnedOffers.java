package io.github.mesosspring.benchmarks.webapp.framework;

import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;

import org.springframework.stereotype.Component;

/**
 * A framework that gives every offer back.
 */
@Component
class ReturnedOffers {

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		calls.decline(offers.stream().map(Offer::getId).toList(), null);
	}

}
