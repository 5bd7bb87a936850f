package io.github.mesosspring.embedded.master;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A master with fake agents and a clock that a test sets forward.
 */
final class TestMaster implements AutoCloseable {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final List<FakeAgent> agents = new CopyOnWriteArrayList<>();

	private final MasterServer server;

	TestMaster() {
		this(1, Map.of());
	}

	TestMaster(int agents, Map<String, String> credentials) {
		MasterSettings settings = new MasterSettings(0, agents,
				List.of(Resource.newBuilder()
					.setName("ports")
					.setType(Value.Type.RANGES)
					.setRanges(
							Value.Ranges.newBuilder().addRange(Value.Range.newBuilder().setBegin(31000).setEnd(31999)))
					.build(), scalar("cpus", 4), scalar("mem", 4096), scalar("disk", 8192)),
				Path.of("unused"), Duration.ofSeconds(15), Duration.ofSeconds(1), credentials);
		this.server = MasterServer.start(settings, (info, directory, thread) -> {
			FakeAgent agent = new FakeAgent(info);
			this.agents.add(agent);
			return agent;
		}, (name) -> this.clock);
	}

	URI uri() {
		return this.server.uri();
	}

	FakeAgent agent() {
		return this.agents.get(0);
	}

	List<FakeAgent> agents() {
		return List.copyOf(this.agents);
	}

	void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	static TaskInfo.Builder task(String id, AgentID agent) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(TaskID.newBuilder().setValue(id))
			.setAgentId(agent)
			.addResources(scalar("cpus", 0.5))
			.addResources(scalar("mem", 64))
			.setCommand(CommandInfo.newBuilder().setValue("true"));
	}

	@Override
	public void close() {
		this.server.close();
	}

}
