package io.github.mesosspring.message;

import java.time.Duration;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.DiscoveryInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Port;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * Builds a task that runs a command, in a container or not. Not thread-safe.
 */
public final class TaskBuilder {

	private final TaskInfo.Builder task;

	private TaskBuilder(String id) {
		this.task = TaskInfo.newBuilder().setName(id).setTaskId(TaskID.newBuilder().setValue(id));
	}

	/**
	 * Start to build a task.
	 * @param id its id, never used before by the framework; also its name
	 * @return the builder
	 */
	public static TaskBuilder task(String id) {
		return new TaskBuilder(id);
	}

	/**
	 * Name it otherwise than by its id.
	 * @param name the name, which others may have too
	 * @return this builder
	 */
	public TaskBuilder name(String name) {
		this.task.setName(name);
		return this;
	}

	/**
	 * Where it is to run. Required.
	 * @param offer an offer of the agent
	 * @return this builder
	 */
	public TaskBuilder on(Offer offer) {
		return on(offer.getAgentId());
	}

	/**
	 * Where it is to run. Required.
	 * @param agent the agent
	 * @return this builder
	 */
	public TaskBuilder on(AgentID agent) {
		this.task.setAgentId(agent);
		return this;
	}

	/**
	 * Run a command line by the shell.
	 * @param command the command line
	 * @return this builder
	 */
	public TaskBuilder command(String command) {
		this.task.getCommandBuilder().setShell(true).setValue(command);
		return this;
	}

	/**
	 * Run a program without a shell.
	 * @param program its path
	 * @param arguments its arguments, the first one being what it is told it is called
	 * @return this builder
	 */
	public TaskBuilder program(String program, String... arguments) {
		this.task.getCommandBuilder().setShell(false).setValue(program).addAllArguments(List.of(arguments));
		return this;
	}

	/**
	 * Run what a container image runs by itself.
	 * @param arguments arguments for it
	 * @return this builder
	 */
	public TaskBuilder imageCommand(String... arguments) {
		this.task.getCommandBuilder().setShell(false).addAllArguments(List.of(arguments));
		return this;
	}

	/**
	 * Run it as another user than that of the framework.
	 * @param user the user on the agent
	 * @return this builder
	 */
	public TaskBuilder user(String user) {
		this.task.getCommandBuilder().setUser(user);
		return this;
	}

	/**
	 * Add a variable of the environment.
	 * @param name its name
	 * @param value its value
	 * @return this builder
	 */
	public TaskBuilder env(String name, String value) {
		this.task.getCommandBuilder()
			.getEnvironmentBuilder()
			.addVariables(Environment.Variable.newBuilder().setName(name).setValue(value));
		return this;
	}

	/**
	 * Have something fetched into the sandbox, and unpacked if it is an archive.
	 * @param uri where it is
	 * @return this builder
	 */
	public TaskBuilder uri(String uri) {
		this.task.getCommandBuilder().addUrisBuilder().setValue(uri);
		return this;
	}

	/**
	 * Add resources.
	 * @param resources what it needs, out of an offer of its agent
	 * @return this builder
	 */
	public TaskBuilder resources(Resource... resources) {
		return resources(List.of(resources));
	}

	/**
	 * Add resources.
	 * @param resources what it needs, out of an offer of its agent
	 * @return this builder
	 */
	public TaskBuilder resources(Iterable<Resource> resources) {
		this.task.addAllResources(resources);
		return this;
	}

	/**
	 * Run it in a container.
	 * @param container the container
	 * @return this builder
	 */
	public TaskBuilder container(ContainerInfo container) {
		this.task.setContainer(container);
		return this;
	}

	/**
	 * Run it in a container.
	 * @param container the container
	 * @return this builder
	 */
	public TaskBuilder container(ContainerBuilder container) {
		return container(container.build());
	}

	/**
	 * Add a label.
	 * @param key its key
	 * @param value its value
	 * @return this builder
	 */
	public TaskBuilder label(String key, String value) {
		this.task.getLabelsBuilder().addLabels(Label.newBuilder().setKey(key).setValue(value));
		return this;
	}

	/**
	 * Have its health checked.
	 * @param check how
	 * @return this builder
	 */
	public TaskBuilder healthCheck(HealthCheck check) {
		this.task.setHealthCheck(check);
		return this;
	}

	/**
	 * How long it may take to end when it is killed, before it is made to.
	 * @param gracePeriod the time, 3 s unless set
	 * @return this builder
	 */
	public TaskBuilder killGracePeriod(Duration gracePeriod) {
		this.task.getKillPolicyBuilder().getGracePeriodBuilder().setNanoseconds(gracePeriod.toNanos());
		return this;
	}

	/**
	 * Tell service discovery of a port. It is not taken by that: ports are
	 * {@linkplain Resources#ports resources} too.
	 * @param number the port
	 * @param name what is served there
	 * @return this builder
	 */
	public TaskBuilder port(int number, String name) {
		this.task.getDiscoveryBuilder()
			.setVisibility(DiscoveryInfo.Visibility.FRAMEWORK)
			.getPortsBuilder()
			.addPorts(Port.newBuilder().setNumber(number).setName(name).setProtocol("tcp"));
		return this;
	}

	/**
	 * Data for its executor, or for whoever reads about the task.
	 * @param data the bytes
	 * @return this builder
	 */
	public TaskBuilder data(byte[] data) {
		this.task.setData(ByteString.copyFrom(data));
		return this;
	}

	/**
	 * Build it.
	 * @return the task
	 */
	public TaskInfo build() {
		return this.task.build();
	}

}
