package io.github.mesosspring.simulation;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong without the client having done anything: drawn anew every other second.
 */
final class Mischief {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final SimulatedDisk disk;

	Mischief(World world, SimulatedDisk disk) {
		this.world = world;
		this.disk = disk;
	}

	void begin() {
		this.world.scheduler().after(2 * SECOND, this::strike);
	}

	private void strike() {
		Faults faults = this.world.faults();
		if (faults.isCeased()) {
			return;
		}
		if (faults.strikes(Fault.LEADER_CHANGED, 0.05)) {
			this.world.cluster().failOver(true);
		}
		if (faults.strikes(Fault.LEADER_RESTARTED, 0.05)) {
			this.world.cluster().failOver(false);
		}
		MasterProcess leader = this.world.cluster().leader();
		FrameworkID framework = this.disk.id();
		if (leader != null && framework != null) {
			strike(faults, leader, framework.getValue());
		}
		begin();
	}

	private void strike(Faults faults, MasterProcess leader, String framework) {
		if (faults.strikes(Fault.TAKEN_OVER, 0.03) && !leader.isCompleted(framework)) {
			takeOver(leader, framework);
		}
		if (faults.strikes(Fault.FRAMEWORK_REMOVED, 0.01)) {
			leader.complete(framework);
		}
		if (faults.strikes(Fault.OFFER_RESCINDED, 0.5)) {
			leader.rescind();
		}
		RegisteredFramework registered = leader.framework(framework);
		EventStream stream = (registered != null) ? registered.stream() : null;
		if (stream != null) {
			flood(faults, stream);
		}
	}

	private void flood(Faults faults, EventStream stream) {
		int bound = this.world.settings().maxQueuedBytes();
		if (faults.strikes(Fault.OVERSIZE_RECORD, 0.1)) {
			stream.send(Messages.message("S0", stream.label(), bound * this.world.random().nextInt(1, 4)));
		}
		if (faults.strikes(Fault.BURST, 0.1)) {
			this.world.cluster().agents().forEach((agent) -> agent.tasks().forEach(SimulatedTask::sendAnew));
			for (int i = this.world.random().nextInt(100); i > 0; i--) {
				stream.send(Messages.message("S0", stream.label(), this.world.random().nextInt(bound / 8)));
			}
		}
	}

	private void takeOver(MasterProcess leader, String framework) {
		FrameworkID id = FrameworkID.newBuilder().setValue(framework).build();
		Call call = Call.newBuilder().setType(Call.Type.SUBSCRIBE).setFrameworkId(id).build();
		EventStream stream = leader
			.subscribe(new Request(URI.create("http://" + leader.name()), Encoding.PROTOBUF, null, call));
		this.world.scheduler().after(this.world.random().nextLong(60 * SECOND), stream::closedByClient);
	}

}
