package io.github.mesosspring.benchmarks.micro;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerStatus;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.NetworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Events and calls with the content that a master and a framework really send.
 */
final class SampleMessages {

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder()
		.setValue("5cb3cb6d-d5dd-4534-970d-73acf8ea8ad7-0000")
		.build();

	private static final String AGENT = "5cb3cb6d-d5dd-4534-970d-73acf8ea8ad7-S";

	private static final int OFFER_SIZE = 1000;

	private SampleMessages() {
	}

	/**
	 * The update of a task that began to run.
	 */
	static Event update() {
		TaskStatus status = status("jobs.nightly-report.2026-11-25", AGENT + 7, 1)
			.setSource(TaskStatus.Source.SOURCE_EXECUTOR)
			.setExecutorId(ExecutorID.newBuilder().setValue("jobs.nightly-report.2026-11-25"))
			.setTimestamp(1795336055.156362)
			.setContainerStatus(ContainerStatus.newBuilder()
				.setContainerId(ContainerID.newBuilder().setValue("95d286f7-a46a-49fd-80d2-9c2aa849b5a3"))
				.addNetworkInfos(NetworkInfo.newBuilder()
					.addIpAddresses(NetworkInfo.IPAddress.newBuilder()
						.setProtocol(NetworkInfo.Protocol.IPv4)
						.setIpAddress("127.0.0.1")))
				.setExecutorPid(7205))
			.build();
		return update(status);
	}

	/**
	 * The smallest update that has all a framework needs: 53 bytes in protobuf.
	 * @param number makes it another one
	 */
	static Event smallUpdate(int number) {
		return update(status("task-%09d".formatted(number), "S0042", number).build());
	}

	/**
	 * An update that the master made up, without uuid.
	 */
	static Event updateOfMaster(int number) {
		return update(status("task-%09d".formatted(number), "S0042", number).clearUuid().build());
	}

	private static TaskStatus.Builder status(String task, String agent, int number) {
		SplittableRandom uuid = new SplittableRandom(number);
		return TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setState(TaskState.TASK_RUNNING)
			.setAgentId(AgentID.newBuilder().setValue(agent))
			.setUuid(ByteString
				.copyFrom(ByteBuffer.allocate(16).putLong(uuid.nextLong()).putLong(uuid.nextLong()).flip()));
	}

	private static Event update(TaskStatus status) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(status))
			.build();
	}

	/**
	 * Offers of about a kibibyte each.
	 */
	static Event offers(int count) {
		return offers(count, 0).build();
	}

	/**
	 * As many offers as make an event of a size.
	 * @param size the size in protobuf, in bytes
	 */
	static Event offersOfSize(int size) {
		int count = Math.max(1, size / (OFFER_SIZE + 10));
		int missing = size - offers(count, 0).build().getSerializedSize();
		Event event = offers(count, missing).build();
		while (event.getSerializedSize() > size) {
			event = offers(count, --missing).build();
		}
		return event;
	}

	private static Event.Builder offers(int count, int padding) {
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		for (int i = 0; i < count; i++) {
			offers.addOffers(offer(i, (i < count - 1) ? 0 : padding));
		}
		return Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers);
	}

	private static Offer offer(int number, int padding) {
		Offer.Builder offer = Offer.newBuilder()
			.setId(OfferID.newBuilder().setValue("5cb3cb6d-d5dd-4534-970d-73acf8ea8ad7-O" + number))
			.setFrameworkId(FRAMEWORK)
			.setAgentId(AgentID.newBuilder().setValue(AGENT + number))
			.setHostname("agent-%05d.eu-central.cluster.example.com".formatted(number))
			.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("jobs"))
			.addResources(scalar("cpus", 15.5))
			.addResources(scalar("mem", 63_488))
			.addResources(scalar("disk", 921_600))
			.addResources(resource("ports").setType(Value.Type.RANGES)
				.setRanges(Value.Ranges.newBuilder().addRange(range(31000, 31411)).addRange(range(31413, 31999))))
			.addAttributes(attribute("rack", "r" + number % 40))
			.addAttributes(attribute("zone", "eu-central-1" + (char) ('a' + number % 3)))
			.addExecutorIds(ExecutorID.newBuilder().setValue("jobs.executor." + number));
		offer.getUrlBuilder()
			.setScheme("http")
			.setPath("/slave(1)")
			.getAddressBuilder()
			.setIp("10.0.0.1")
			.setPort(5051);
		while (offer.build().getSerializedSize() < OFFER_SIZE - 60) {
			offer.addAttributes(attribute("label-" + offer.getAttributesCount(), "of the machine"));
		}
		return (padding > 0) ? offer.addAttributes(attribute("description", ".".repeat(padding))).build()
				: offer.build();
	}

	private static Resource scalar(String name, double value) {
		return resource(name).setType(Value.Type.SCALAR).setScalar(Value.Scalar.newBuilder().setValue(value)).build();
	}

	private static Resource.Builder resource(String name) {
		return Resource.newBuilder()
			.setName(name)
			.setRole("*")
			.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("jobs"));
	}

	private static Value.Range range(long begin, long end) {
		return Value.Range.newBuilder().setBegin(begin).setEnd(end).build();
	}

	private static Attribute attribute(String name, String text) {
		return Attribute.newBuilder()
			.setName(name)
			.setType(Value.Type.TEXT)
			.setText(Value.Text.newBuilder().setValue(text))
			.build();
	}

	/**
	 * The launch of one task.
	 */
	static Call accept() {
		TaskInfo.Builder task = TaskInfo.newBuilder()
			.setName("nightly-report")
			.setTaskId(TaskID.newBuilder().setValue("jobs.nightly-report.2026-11-25"))
			.setAgentId(AgentID.newBuilder().setValue(AGENT + 7))
			.addResources(scalar("cpus", 0.5))
			.addResources(scalar("mem", 512))
			.addResources(scalar("disk", 1024))
			.setCommand(CommandInfo.newBuilder()
				.setShell(true)
				.setValue("java -jar report.jar --date=2026-11-25 --target=/var/reports")
				.addUris(CommandInfo.URI.newBuilder().setValue("https://repository.example.com/report.jar"))
				.setUser("jobs"));
		task.getCommandBuilder().getEnvironmentBuilder().addVariablesBuilder().setName("TZ").setValue("Europe/Berlin");
		task.getLabelsBuilder().addLabelsBuilder().setKey("team").setValue("reporting");
		return Call.newBuilder()
			.setType(Call.Type.ACCEPT)
			.setFrameworkId(FRAMEWORK)
			.setAccept(Call.Accept.newBuilder()
				.addOfferIds(OfferID.newBuilder().setValue("5cb3cb6d-d5dd-4534-970d-73acf8ea8ad7-O7"))
				.setFilters(Filters.newBuilder().setRefuseSeconds(5))
				.addOperations(Offer.Operation.newBuilder()
					.setType(Offer.Operation.Type.LAUNCH)
					.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))))
			.build();
	}

}
