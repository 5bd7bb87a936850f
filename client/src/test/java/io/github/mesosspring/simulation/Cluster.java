package io.github.mesosspring.simulation;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Two hosts with a master each, of which one leads, and agents that follow whoever does.
 */
final class Cluster {

	static final List<String> HOSTS = List.of("master0", "master1");

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final Map<String, MasterProcess> masters = new LinkedHashMap<>();

	private final List<SimulatedAgent> agents = new ArrayList<>();

	private @Nullable MasterProcess leader;

	private int processes;

	Cluster(World world) {
		this.world = world;
	}

	void start() {
		HOSTS.forEach(this::startMaster);
		for (int i = 0; i < this.world.settings().agents(); i++) {
			this.agents.add(new SimulatedAgent(this.world, "S" + i));
		}
		lead(HOSTS.get(0));
	}

	@Nullable MasterProcess leader() {
		return this.leader;
	}

	List<SimulatedAgent> agents() {
		return this.agents;
	}

	/**
	 * The master that listens at an address.
	 * @return the master, or {@code null} if there is none
	 */
	@Nullable MasterProcess at(URI address) {
		return this.masters.get(address.getHost());
	}

	/**
	 * Let the leader die. A new process takes its place; it leads, or the other one does.
	 */
	void failOver(boolean toOtherHost) {
		MasterProcess died = this.leader;
		if (died == null) {
			return;
		}
		this.world.trace().note(died.name(), "dies");
		this.leader = null;
		died.die();
		this.masters.remove(died.name());
		this.world.scheduler().after(soon(10), () -> startMaster(died.name()));
		String next = HOSTS.stream()
			.filter((host) -> host.equals(died.name()) != toOtherHost)
			.findFirst()
			.orElseThrow();
		this.world.scheduler().after(12 * SECOND, () -> lead(next));
	}

	/**
	 * Whether agents have nothing more to say.
	 */
	boolean isSettled() {
		return this.agents.stream().allMatch((agent) -> agent.tasks().stream().allMatch(SimulatedTask::isDone));
	}

	/**
	 * Whether the leader will never again take a framework.
	 */
	boolean isRemoved(@Nullable FrameworkID framework) {
		return this.leader != null && framework != null && this.leader.isCompleted(framework.getValue());
	}

	private void startMaster(String host) {
		this.masters.put(host, new MasterProcess(this.world, host, "M" + this.processes++));
	}

	private void lead(String host) {
		MasterProcess elected = this.masters.get(host);
		this.leader = elected;
		this.world.trace().note(host, "leads");
		this.world.leaderChanged(URI.create("http://" + host + ":5050"));
		this.agents.forEach((agent) -> this.world.scheduler().after(soon(20), () -> agent.register(elected)));
	}

	private long soon(long seconds) {
		return this.world.random().nextLong(seconds * SECOND);
	}

}
