package io.github.mesosspring.call;

import java.time.Duration;
import java.util.Collection;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;

/**
 * A call that may be sent.
 *
 * @param call the complete call
 * @param session the session it belongs to
 * @param offers the offers taken for it
 * @param timeout how long it may wait for its turn, and then for its answer
 * @param settlement where its outcome goes
 */
record AdmittedCall(Call call, Session session, Collection<OfferID> offers, Duration timeout,
		CallSettlement settlement) {

	Call.Type type() {
		return this.call.getType();
	}

	boolean isOf(long epoch) {
		return this.session.epoch() == epoch;
	}

}
