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
 * No call leaves with an offer of another subscription, and no ACCEPT with one that was
 * rescinded or accepted before. To decline a rescinded one does no harm.
 */
final class NoVoidOfferLeaves extends Check {

	private final Encoding encoding;

	private final Set<String> offered = new HashSet<>();

	private final Set<String> rescinded = new HashSet<>();

	private final Set<String> accepted = new HashSet<>();

	NoVoidOfferLeaves(Encoding encoding) {
		this.encoding = encoding;
	}

	@Override
	void processStarted(SimulatedClient client) {
		this.offered.clear();
	}

	@Override
	void sinkBegan(Session session) {
		this.offered.clear();
	}

	@Override
	void sinkAccepted(long epoch, @Nullable MesosEventType type, byte[] record) {
		if (type == MesosEventType.OFFERS) {
			decode(record).getOffers().getOffersList().forEach((offer) -> this.offered.add(offer.getId().getValue()));
		}
		else if (type == MesosEventType.RESCIND) {
			this.rescinded.add(decode(record).getRescind().getOfferId().getValue());
		}
	}

	@Override
	void left(Request request) {
		Call call = request.call();
		require(this.offered.containsAll(names(call.getDecline().getOfferIdsList())),
				Text.of(call) + " left with an offer of another subscription");
		for (String offer : names(call.getAccept().getOfferIdsList())) {
			require(this.offered.contains(offer), Text.of(call) + " left with an offer of another subscription");
			require(!this.rescinded.contains(offer), Text.of(call) + " left with a rescinded offer");
			require(this.accepted.add(offer), Text.of(call) + " left with an offer that was accepted before");
		}
	}

	private static List<String> names(List<OfferID> offers) {
		return offers.stream().map(OfferID::getValue).toList();
	}

	private Event decode(byte[] record) {
		return this.encoding.codec().decode(record, Event.getDefaultInstance());
	}

}
