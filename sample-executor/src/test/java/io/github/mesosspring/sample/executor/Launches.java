package io.github.mesosspring.sample.executor;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;

/**
 * Launches of tasks that the sample executor runs, in a JVM with the class path of this
 * one.
 */
final class Launches {

	static final ExecutorID EXECUTOR_ID = ExecutorID.newBuilder().setValue("sample").build();

	private final ExecutorInfo executor;

	Launches(Encoding encoding) {
		this.executor = ExecutorInfo.newBuilder()
			.setType(ExecutorInfo.Type.CUSTOM)
			.setExecutorId(EXECUTOR_ID)
			.setName("Sample")
			.setCommand(command(encoding))
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 192))
			.addResources(scalar("disk", 16))
			.build();
	}

	private static CommandInfo command(Encoding encoding) {
		return CommandInfo.newBuilder()
			.setShell(false)
			.setValue(Path.of(System.getProperty("java.home"), "bin", "java").toString())
			.addAllArguments(List.of("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp",
					classPath(), SampleExecutor.class.getName(), "--mesos.encoding=" + encoding))
			.build();
	}

	/** That of this JVM, but without the tests, among which it would find beans. */
	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	Function<Offer, Offer.Operation> task(String id, String command) {
		return (offer) -> Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder()
				.addTaskInfos(info(offer, id, command).setExecutor(executor(offer))))
			.build();
	}

	Function<Offer, Offer.Operation> group(String command, String... ids) {
		return (offer) -> Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH_GROUP)
			.setLaunchGroup(Offer.Operation.LaunchGroup.newBuilder()
				.setExecutor(executor(offer))
				.setTaskGroup(TaskGroupInfo.newBuilder()
					.addAllTasks(Stream.of(ids).map((id) -> info(offer, id, command).build()).toList())))
			.build();
	}

	/**
	 * For groups masters do not fill in the framework, and it is to be the same executor.
	 */
	private ExecutorInfo executor(Offer offer) {
		return this.executor.toBuilder().setFrameworkId(offer.getFrameworkId()).build();
	}

	private static TaskInfo.Builder info(Offer offer, String id, String command) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(TaskID.newBuilder().setValue(id))
			.setAgentId(offer.getAgentId())
			.setData(ByteString.copyFromUtf8(command))
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32));
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("*"))
			.build();
	}

}
