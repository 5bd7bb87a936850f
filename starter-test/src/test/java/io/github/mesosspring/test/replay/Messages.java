package io.github.mesosspring.test.replay;

import java.util.HexFormat;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Events of the tests.
 */
final class Messages {

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f").build();

	private static final AgentID AGENT = AgentID.newBuilder().setValue("a").build();

	private static final byte[] UUID = HexFormat.of().parseHex("0123456789ab4def8123456789abcdef");

	private Messages() {
	}

	static Event subscribed() {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder().setFrameworkId(FRAMEWORK))
			.build();
	}

	static Event offers(String... ids) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		for (String id : List.of(ids)) {
			offers.addOffers(Offer.newBuilder()
				.setId(offerId(id))
				.setFrameworkId(FRAMEWORK)
				.setAgentId(AGENT)
				.setHostname("localhost"));
		}
		return Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers).build();
	}

	static Event rescind(String id) {
		return Event.newBuilder()
			.setType(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(offerId(id)))
			.build();
	}

	static Event update(String task, TaskState state) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder()
				.setStatus(TaskStatus.newBuilder()
					.setTaskId(TaskID.newBuilder().setValue(task))
					.setAgentId(AGENT)
					.setState(state)
					.setUuid(ByteString.copyFrom(UUID))))
			.build();
	}

	static OfferID offerId(String id) {
		return OfferID.newBuilder().setValue(id).build();
	}

}
