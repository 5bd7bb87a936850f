package io.github.mesosspring.call;

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
 * @param settlement where its outcome goes
 */
record AdmittedCall(Call call, Session session, Collection<OfferID> offers, CallSettlement settlement) {

	Call.Type type() {
		return this.call.getType();
	}

	boolean isOf(long epoch) {
		return this.session.epoch() == epoch;
	}

}
