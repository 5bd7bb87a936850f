package io.github.mesosspring.embedded.master;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
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

	private final Cluster cluster;

	TestMaster() {
		this(1, Map.of());
	}

	TestMaster(int agents, Map<String, String> credentials) {
		this(agents, credentials, MesosVersion.LATEST);
	}

	TestMaster(int agents, Map<String, String> credentials, MesosVersion version) {
		this.cluster = Cluster.start(
				new ClusterSettings(1, 0,
						new MasterSettings(Duration.ofSeconds(15), Duration.ofSeconds(1), credentials).with(version),
						Collections.nCopies(agents, agentInfo()), Path.of("unused"), Duration.ZERO),
				null, (info, directory, thread) -> {
					FakeAgent agent = new FakeAgent(info);
					this.agents.add(agent);
					return agent;
				}, this.clock);
	}

	/** An agent as the recorded ones were. */
	static AgentInfo agentInfo() {
		return AgentInfo.newBuilder()
			.setHostname("localhost")
			.addResources(Resource.newBuilder()
				.setName("ports")
				.setType(Value.Type.RANGES)
				.setRanges(Value.Ranges.newBuilder().addRange(Value.Range.newBuilder().setBegin(31000).setEnd(31999))))
			.addResources(scalar("cpus", 4))
			.addResources(scalar("mem", 4096))
			.addResources(scalar("disk", 8192))
			.build();
	}

	URI uri() {
		return this.cluster.masters().get(0).uri();
	}

	Cluster cluster() {
		return this.cluster;
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
		this.cluster.close();
	}

}
