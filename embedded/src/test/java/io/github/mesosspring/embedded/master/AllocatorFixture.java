package io.github.mesosspring.embedded.master;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import reactor.core.Disposables;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * What an allocator decides about, without HTTP and without anybody who reads the offers.
 */
final class AllocatorFixture {

	private static final VersionProfile PROFILE = VersionProfile.of(MesosVersion.LATEST);

	private final ClusterState state = new ClusterState(PROFILE, VirtualTimeScheduler.create(),
			MasterInfos.create(PROFILE, "127.0.0.1", 5050).toBuilder().setId("master").build(), new Registry(),
			AgentTimeouts.DEFAULT);

	private final Allocator allocator = new Allocator(this.state);

	private int agents;

	private int tasks;

	Framework framework(String role, Capability.Type... capabilities) {
		Framework framework = new Framework(TestScheduler.framework(capabilities)
			.clearRoles()
			.addRoles(role)
			.setId(this.state.frameworks().nextId())
			.build(), 0);
		framework.connect(EventStream.withId(Encoding.PROTOBUF.codec()), Disposables.disposed(), 0);
		this.state.frameworks().add(framework);
		return framework;
	}

	AgentRecord agent(List<Resource> resources) {
		AgentInfo info = AgentInfo.newBuilder()
			.setId(AgentID.newBuilder().setValue("S" + this.agents++))
			.setHostname("localhost")
			.addAllResources(resources)
			.build();
		return this.state.register(new FakeAgent(info),
				new AgentReport(resources, List.of(), List.of(), List.of(), List.of()));
	}

	ClusterState state() {
		return this.state;
	}

	Collection<AgentRecord> agents() {
		return this.state.agents();
	}

	void allocate() {
		this.allocator.allocate();
	}

	List<OutstandingOffer> offers(Framework framework) {
		return this.state.offers().of(framework.id());
	}

	void decline(Framework framework) {
		offers(framework).forEach(this.state.offers()::discard);
	}

	/**
	 * Take one task from the first offer that is enough for it, and decline the rest.
	 */
	void use(Framework framework, Resource... resources) {
		boolean used = false;
		for (OutstandingOffer offer : offers(framework)) {
			Resources wanted = Resources.of(List.of(resources)).allocatedTo(offer.role());
			this.state.offers().discard(offer);
			if (!used && offer.resources().contains(wanted)) {
				used = true;
				offer.agent().allocate(wanted);
				TaskInfo task = TaskInfo.newBuilder()
					.setName("t")
					.setTaskId(TaskID.newBuilder().setValue("t" + this.tasks++))
					.setAgentId(offer.agent().id())
					.addAllResources(wanted.toMessages())
					.build();
				framework.tasks().put(task.getTaskId(), new TaskRecord(LaunchedTasks.of(framework.id(), task)));
			}
		}
	}

	long held(Framework framework, String name) {
		return framework.tasks().values().stream().mapToLong((task) -> task.resources().thousandths(name)).sum();
	}

}
