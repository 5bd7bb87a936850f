package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * No call leaves with an offer of another subscription, with one that was rescinded, or
 * with one that was used before.
 */
final class NoVoidOfferLeaves extends Check {

	private final Encoding encoding;

	private final Set<String> valid = new HashSet<>();

	private final Set<String> accepted = new HashSet<>();

	NoVoidOfferLeaves(Encoding encoding) {
		this.encoding = encoding;
	}

	@Override
	void processStarted(SimulatedClient client) {
		this.valid.clear();
	}

	@Override
	void sinkBegan(Session session) {
		this.valid.clear();
		this.accepted.clear();
	}

	@Override
	void sinkAccepted(long epoch, @Nullable MesosEventType type, byte[] record) {
		if (type == MesosEventType.OFFERS) {
			decode(record).getOffers().getOffersList().forEach((offer) -> this.valid.add(offer.getId().getValue()));
		}
		else if (type == MesosEventType.RESCIND) {
			this.valid.remove(decode(record).getRescind().getOfferId().getValue());
		}
	}

	@Override
	void left(Request request) {
		Call call = request.call();
		List<OfferID> offers = (call.getType() == Call.Type.ACCEPT) ? call.getAccept().getOfferIdsList()
				: call.getDecline().getOfferIdsList();
		for (OfferID offer : offers) {
			require(this.valid.contains(offer.getValue()), Text.of(call) + " left with a void offer");
			boolean first = call.getType() != Call.Type.ACCEPT || this.accepted.add(offer.getValue());
			require(first, Text.of(call) + " left with an offer that was accepted before");
		}
	}

	private Event decode(byte[] record) {
		return this.encoding.codec().decode(record, Event.getDefaultInstance());
	}

}
