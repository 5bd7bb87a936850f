package io.github.mesosspring.benchmarks.server;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;

/**
 * Records as a master sends them. {@code status.data} of an update is the instant at
 * which it is written.
 */
final class Records {

	private static final String AGENT = "0f8c2f3e-2c4b-4a7e-9d3b-6a1c5e7f9b01-S";

	private static final int TASKS = 512;

	/** All numbers of offers have as many digits. */
	private static final int FIRST_OFFER = 100_000;

	/** So that an offer has 1 KiB. */
	private static final int ATTRIBUTES = 21;

	private static final AtomicInteger plain = new AtomicInteger();

	private static final AtomicInteger reliable = new AtomicInteger();

	private Records() {
	}

	static byte[] subscribed(String frameworkId, double heartbeatSeconds) {
		return record(Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setFrameworkId(FrameworkID.newBuilder().setValue(frameworkId))
				.setHeartbeatIntervalSeconds(heartbeatSeconds)
				.setMasterInfo(MasterInfo.newBuilder()
					.setId("0f8c2f3e-2c4b-4a7e-9d3b-6a1c5e7f9b01")
					.setIp(16777343)
					.setPort(5050)
					.setHostname("localhost")
					.setVersion("1.11.0")))
			.build());
	}

	static byte[] heartbeat() {
		return record(Event.newBuilder().setType(Event.Type.HEARTBEAT).build());
	}

	/**
	 * An update as a master makes it itself: nobody acknowledges it.
	 */
	static byte[] update(int number, long nanos) {
		return record(event(status(number, nanos)));
	}

	/**
	 * The first of numbers that no reliable update has had.
	 */
	static int nextReliable(int count) {
		return reliable.getAndAdd(count);
	}

	/**
	 * An update of an agent, which has to be acknowledged.
	 */
	static byte[] reliableUpdate(int number, long nanos) {
		byte[] uuid = ByteBuffer.allocate(16)
			.putLong(UUID.nameUUIDFromBytes(new byte[] { 7 }).getMostSignificantBits())
			.putLong(number)
			.array();
		return record(event(status(number, nanos).setUuid(ByteString.copyFrom(uuid))));
	}

	private static TaskStatus.Builder status(int number, long nanos) {
		return TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue("task-" + number % TASKS))
			.setAgentId(AgentID.newBuilder().setValue(AGENT + number % 16))
			.setState(TaskState.TASK_RUNNING)
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setTimestamp(1.7e9 + number)
			.setData(ByteString.copyFrom(ByteBuffer.allocate(Long.BYTES).putLong(0, nanos)));
	}

	private static Event event(TaskStatus.Builder status) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(status))
			.build();
	}

	/**
	 * OFFERS with so many offers that have next to nothing to them.
	 */
	static byte[] plainOffers(int count) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		int base = plain.getAndAdd(count);
		for (int number = base; number < base + count; number++) {
			offers.addOffers(plainOffer(number).addResources(scalar("cpus", 1)));
		}
		return record(Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers).build());
	}

	/**
	 * OFFERS of about so many bytes, 1 KiB an offer.
	 * @param mark stands in the id of each
	 */
	static byte[] offers(int bytes, String mark) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		int size = 0;
		for (int number = FIRST_OFFER; size < bytes; number++) {
			Offer offer = offer(number).setId(offerId(mark + number)).build();
			size += offer.getSerializedSize() + 3;
			offers.addOffers(offer);
		}
		return record(Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers).build());
	}

	private static Offer.Builder offer(int number) {
		Offer.Builder offer = plainOffer(number).addResources(scalar("cpus", 16))
			.addResources(scalar("mem", 65536))
			.addResources(scalar("disk", 1048576))
			.addResources(Resource.newBuilder()
				.setName("ports")
				.setType(Value.Type.RANGES)
				.setRanges(Value.Ranges.newBuilder().addRange(Value.Range.newBuilder().setBegin(31000).setEnd(32000))));
		for (int attribute = 0; attribute < ATTRIBUTES; attribute++) {
			offer.addAttributes(Attribute.newBuilder()
				.setName("attribute-" + attribute)
				.setType(Value.Type.TEXT)
				.setText(Value.Text.newBuilder().setValue("value-" + attribute + "-" + number)));
		}
		return offer;
	}

	private static Offer.Builder plainOffer(int number) {
		return Offer.newBuilder()
			.setId(offerId("-O" + number))
			.setFrameworkId(FrameworkID.newBuilder().setValue("0f8c2f3e-2c4b-4a7e-9d3b-6a1c5e7f9b01-0001"))
			.setAgentId(AgentID.newBuilder().setValue(AGENT + number))
			.setHostname("agent-" + number + ".example.org");
	}

	private static OfferID.Builder offerId(String end) {
		return OfferID.newBuilder().setValue("0f8c2f3e-2c4b-4a7e-9d3b-6a1c5e7f9b01" + end);
	}

	private static Resource.Builder scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value));
	}

	private static byte[] record(Event event) {
		return RecordIoEncoder.encode(event.toByteArray());
	}

}
