package io.github.mesosspring.simulation;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What masters and agents send. What the client cannot know otherwise is told in fields
 * it does not look at: the label of the stream an event came with.
 */
final class Messages {

	static final int HEARTBEAT_SECONDS = 15;

	private Messages() {
	}

	static Event subscribed(String framework, String master, String stream) {
		Event.Subscribed.Builder subscribed = Event.Subscribed.newBuilder()
			.setFrameworkId(FrameworkID.newBuilder().setValue(framework))
			.setHeartbeatIntervalSeconds(HEARTBEAT_SECONDS)
			.setMasterInfo(MasterInfo.newBuilder().setId(master).setIp(0).setPort(5050).setHostname(stream));
		return event(Event.Type.SUBSCRIBED).setSubscribed(subscribed).build();
	}

	static Event heartbeat() {
		return event(Event.Type.HEARTBEAT).build();
	}

	static Event error(String words) {
		return event(Event.Type.ERROR).setError(Event.Error.newBuilder().setMessage(words)).build();
	}

	static Event offers(Iterable<Offer> offers) {
		return event(Event.Type.OFFERS).setOffers(Event.Offers.newBuilder().addAllOffers(offers)).build();
	}

	static Offer offer(String id, String framework, String agent, String stream) {
		return Offer.newBuilder()
			.setId(OfferID.newBuilder().setValue(id))
			.setFrameworkId(FrameworkID.newBuilder().setValue(framework))
			.setAgentId(AgentID.newBuilder().setValue(agent))
			.setHostname(stream)
			.build();
	}

	static Event rescind(String offer) {
		return event(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(OfferID.newBuilder().setValue(offer)))
			.build();
	}

	static Event update(TaskStatus status, String stream) {
		return event(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(status.toBuilder().setMessage(stream)))
			.build();
	}

	static Event message(String agent, String stream, int bytes) {
		ByteString data = ByteString.copyFromUtf8(stream + "\n").concat(ByteString.copyFrom(new byte[bytes]));
		return event(Event.Type.MESSAGE)
			.setMessage(Event.Message.newBuilder()
				.setAgentId(AgentID.newBuilder().setValue(agent))
				.setExecutorId(ExecutorID.newBuilder().setValue("e"))
				.setData(data))
			.build();
	}

	static TaskStatus.Builder status(String task, String agent, TaskState state) {
		return TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setAgentId(AgentID.newBuilder().setValue(agent))
			.setState(state);
	}

	/**
	 * The label of the stream an event came with.
	 */
	static String stream(Event event) {
		return switch (event.getType()) {
			case SUBSCRIBED -> event.getSubscribed().getMasterInfo().getHostname();
			case OFFERS -> event.getOffers().getOffers(0).getHostname();
			case UPDATE -> event.getUpdate().getStatus().getMessage();
			case MESSAGE -> event.getMessage().getData().toStringUtf8().split("\n", 2)[0];
			default -> "";
		};
	}

	private static Event.Builder event(Event.Type type) {
		return Event.newBuilder().setType(type);
	}

}
