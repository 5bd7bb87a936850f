package io.github.mesosspring.embedded.master;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.embedded.resource.TestResources;
import io.github.mesosspring.protocol.CheckInfo;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The text for everything that a master can find wrong with tasks, groups and operations.
 */
class RefusalTextTests {

	private static final Resource VOLUME = TestResources.volume("v", 10, "a");

	private static final Resource SHARED = TestResources.shared(VOLUME);

	private final AllocatorFixture cluster = new AllocatorFixture();

	private final Framework framework = this.cluster.framework("a");

	private final AgentRecord agent = this.cluster.agent(List.of(TestResources.scalar("cpus", 4),
			TestResources.scalar("mem", 4096), TestResources.scalar("disk", 100), TestResources.ports(1, 9), VOLUME));

	private final Offered offered = new Offered(this.agent, "a", this.agent.available().allocatedTo("a"));

	private static Resource scalar(String name, double value) {
		return TestResources.allocated(TestResources.scalar(name, value), "a");
	}

	private static Resource ports() {
		return TestResources.allocated(TestResources.ports(1, 2), "a");
	}

	private TaskInfo.Builder task() {
		return TestMaster.task("t", this.agent.id()).clearResources().addResources(scalar("cpus", 1));
	}

	private ExecutorInfo.Builder executor() {
		return ExecutorInfo.newBuilder()
			.setType(ExecutorInfo.Type.DEFAULT)
			.setExecutorId(ExecutorID.newBuilder().setValue("e"))
			.setFrameworkId(this.framework.id())
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32))
			.addResources(scalar("disk", 1));
	}

	private static Arguments task(Consumer<TaskInfo.Builder> change, String text) {
		return Arguments.of(change, text);
	}

	private static Arguments executor(Consumer<ExecutorInfo.Builder> change, String text) {
		return Arguments.of(change, text);
	}

	static Stream<Arguments> tasks() {
		return Stream.of(task((task) -> task.getTaskIdBuilder().setValue(".."), "'..' is disallowed"),
				task((task) -> task.getTaskIdBuilder().setValue("x".repeat(256)),
						"ID must not be greater than 255 characters"),
				task((task) -> task.getMaxCompletionTimeBuilder().setNanoseconds(-1),
						"Task's `max_completion_time` must be non-negative"),
				task((task) -> task.setCheck(CheckInfo.getDefaultInstance()),
						"Task uses invalid check: CheckInfo must specify 'type'"),
				task((task) -> task.getCheckBuilder().setType(CheckInfo.Type.TCP),
						"Task uses invalid check: Expecting 'tcp' to be set for TCP check"),
				task((task) -> task.getCheckBuilder()
					.setType(CheckInfo.Type.COMMAND)
					.getCommandBuilder()
					.getCommandBuilder(), "Task uses invalid check: Command check must contain 'shell command'"),
				task((task) -> task.setHealthCheck(HealthCheck.newBuilder()
					.setType(HealthCheck.Type.HTTP)
					.setHttp(HealthCheck.HTTPCheckInfo.newBuilder().setPort(1).setPath("x"))),
						"Task uses invalid health check: The path 'x' of HTTP health check must start with '/'"),
				task((task) -> task.setHealthCheck(HealthCheck.newBuilder()
					.setType(HealthCheck.Type.TCP)
					.setTcp(HealthCheck.TCPCheckInfo.newBuilder().setPort(1))
					.setTimeoutSeconds(-1)),
						"Task uses invalid health check: Expecting 'timeout_seconds' to be non-negative"),
				task((task) -> task.addResources(scalar("gpus", 0.5)),
						"Task uses invalid resources: Invalid 'gpus' "
								+ "resource: The 'gpus' resource must be an unsigned integer"),
				task((task) -> task.addResources(VOLUME).addResources(VOLUME),
						"Task uses duplicate persistence ID: Persistence ID 'v' is not unique"),
				task((task) -> task.addResources(TestResources.allocated(TestResources.scalar("mem", 1), "b")),
						"Invalid task resources: The resources have multiple allocation roles ('b' and 'a') but only "
								+ "one allocation role is allowed"),
				task((task) -> task.addResources(
						scalar("cpus", 1).toBuilder().setRevocable(Resource.RevocableInfo.getDefaultInstance())),
						"Task mixes revocable and non-revocable resources: Cannot use both revocable and "
								+ "non-revocable 'cpus' at the same time"),
				task((task) -> task.getContainerBuilder().setType(ContainerInfo.Type.DOCKER),
						"Task's `ContainerInfo` is invalid: DockerInfo 'docker' is not set for DOCKER typed "
								+ "ContainerInfo"),
				task((task) -> task.putLimits("disk", amount(1)),
						"Only cpus and mem may be included in a task's resource limits"),
				task((task) -> task.putLimits("mem", amount(1)),
						"When a memory limit is specified, a memory request must also be specified"),
				task((task) -> task.putLimits("cpus", amount(0.5)),
						"The cpu limit must be greater than or equal to the cpu request"),
				task((task) -> task.getContainerBuilder()
					.setType(ContainerInfo.Type.MESOS)
					.getLinuxInfoBuilder()
					.setShareCgroups(false), "Only tasks in a task group may have 'share_cgroups' set to 'false'"),
				task(RefusalTextTests::onlyExecutor, "'ExecutorInfo.command' must be set"),
				task((task) -> onlyExecutor(task).setType(ExecutorInfo.Type.CUSTOM),
						"'ExecutorInfo.command' must be set for 'CUSTOM' executor"),
				task((task) -> onlyExecutor(task).setType(ExecutorInfo.Type.DEFAULT),
						"'ExecutorInfo.type' must be 'CUSTOM'"),
				task((task) -> onlyExecutor(task).getShutdownGracePeriodBuilder().setNanoseconds(-1),
						"ExecutorInfo's 'shutdown_grace_period' must be non-negative"),
				task((task) -> onlyExecutor(task).clearFrameworkId(), "'ExecutorInfo.framework_id' must be set"),
				task((task) -> onlyExecutor(task.addResources(ports())).addResources(ports())
					.getCommandBuilder()
					.setValue("x"),
						"There are overlapping resources in the task resources cpus(allocated: a):1; "
								+ "ports(allocated: a):[1-2] and executor resources ports(allocated: a):[1-2]"));
	}

	private static ExecutorInfo.Builder onlyExecutor(TaskInfo.Builder task) {
		return task.clearCommand()
			.getExecutorBuilder()
			.setExecutorId(ExecutorID.newBuilder().setValue("e"))
			.setFrameworkId(FrameworkID.newBuilder().setValue("master-0000"));
	}

	private static Value.Scalar amount(double value) {
		return Value.Scalar.newBuilder().setValue(value).build();
	}

	@ParameterizedTest
	@MethodSource("tasks")
	void refusesTask(Consumer<TaskInfo.Builder> change, String text) {
		TaskInfo.Builder task = task();
		assertThat(TaskValidation.validate(task.build(), this.framework, this.offered)).isNull();
		change.accept(task);
		assertThat(TaskValidation.validate(task.build(), this.framework, this.offered)).isEqualTo(text);
	}

	static Stream<Arguments> executors() {
		return Stream.of(executor((executor) -> executor.clearFrameworkId(), "'ExecutorInfo.framework_id' must be set"),
				executor((executor) -> executor.clearType(), "'ExecutorInfo.type' must be set"),
				executor((executor) -> executor.getCommandBuilder().setValue("x"),
						"'ExecutorInfo.command' must not be set for 'DEFAULT' executor"),
				executor((executor) -> executor.getContainerBuilder()
					.setType(ContainerInfo.Type.DOCKER)
					.getDockerBuilder()
					.setImage("x"), "'ExecutorInfo.container.type' must be 'MESOS' for 'DEFAULT' executor"),
				executor((executor) -> executor.setResources(0, scalar("cpus", 0.001)),
						"Executor 'e' uses less CPUs (0.001) than the minimum required (0.01)"),
				executor((executor) -> executor.setResources(1, scalar("mem", 16)),
						"Executor 'e' uses less memory (16MB) than the minimum required (32MB)"),
				executor((executor) -> executor.removeResources(2), "Executor 'e' uses no disk"));
	}

	@ParameterizedTest
	@MethodSource("executors")
	void refusesGroup(Consumer<ExecutorInfo.Builder> change, String text) {
		ExecutorInfo.Builder executor = executor();
		assertThat(group(executor.build())).isNull();
		change.accept(executor);
		assertThat(group(executor.build())).isEqualTo(text);
	}

	private String group(ExecutorInfo executor) {
		return TaskGroupValidation.validate(List.of(task().setExecutor(executor).build()), executor, this.framework,
				this.offered);
	}

	static Stream<Arguments> operations() {
		Resource reserved = TestResources.reserved(scalar("cpus", 1), "a");
		Resource more = TestResources.reserved(scalar("disk", 1), "a");
		return Stream.of(
				Arguments.of(Operations.reserve(scalar("cpus", 1)),
						"Resource cpus(allocated: a):1 is not dynamically reserved"),
				Arguments.of(Operations.reserve(TestResources.reserved(scalar("cpus", 1), "b")),
						"A reserve operation was attempted for a resource with role 'b', but the resource was "
								+ "allocated to role 'a'"),
				Arguments.of(Operations.reserve(TestResources.allocated(reserved, "b")),
						"A reserve operation was attempted for a resource with role 'a', but the resource was "
								+ "allocated to role 'b'"),
				Arguments.of(
						Operations.reserve(
								reserved.toBuilder().setRevocable(Resource.RevocableInfo.getDefaultInstance()).build()),
						"Invalid resources: Invalid ReservationInfo: Dynamically reserved resource cpus(allocated: a)"
								+ "(reservations: [(DYNAMIC,a)]){REV}:1 cannot be created from revocable resources"),
				Arguments.of(Operations.unreserve(VOLUME),
						"A dynamically reserved persistent volume disk(reservations: [(DYNAMIC,a)])[v:data]:10 cannot "
								+ "be unreserved directly. Please destroy the persistent volume first then unreserve "
								+ "the resource"),
				Arguments.of(Operations.create(more),
						"Not a persistent volume: Resource disk(allocated: a)"
								+ "(reservations: [(DYNAMIC,a)]):1 does not have DiskInfo"),
				Arguments.of(Operations.create(VOLUME), "Persistence ID 'v' is not unique"),
				Arguments.of(Operations.create(TestResources.shared(TestResources.volume("w", 1, "a"))),
						"Create volume operation for 'disk(reservations: [(DYNAMIC,a)])[w:data]<SHARED>:1' has been "
								+ "attempted by framework 'master-0000' with no SHARED_RESOURCES capability"),
				Arguments.of(Operations.destroy(TestResources.volume("w", 1, "a")), "Persistent volumes not found"),
				Arguments.of(Operations.grow(VOLUME, scalar("disk", 0)),
						"The size of 'GrowVolume.addition' field must be greater than zero"),
				Arguments.of(Operations.grow(VOLUME, scalar("disk", 1)),
						"Incompatible resources in the 'GrowVolume.volume' and 'GrowVolume.addition' fields"),
				Arguments.of(Operations.grow(SHARED, more), "Growing a shared persistent volume is not supported"),
				Arguments.of(Operations.shrink(VOLUME, 0),
						"Value of 'ShrinkVolume.subtract' must be greater than zero"),
				Arguments.of(Operations.shrink(VOLUME, 10),
						"Value of 'ShrinkVolume.subtract' must be smaller than the size of 'ShrinkVolume.volume'"),
				Arguments.of(Operations.shrink(SHARED, 1), "Shrinking a shared persistent volume is not supported"),
				Arguments.of(disk(scalar("disk", 1)), "'source' is not managed by a resource provider"));
	}

	private static Offer.Operation.Builder disk(Resource source) {
		Offer.Operation.Builder operation = Offer.Operation.newBuilder().setType(Offer.Operation.Type.DESTROY_DISK);
		operation.getDestroyDiskBuilder()
			.setSource(source.toBuilder()
				.setDisk(Resource.DiskInfo.newBuilder()
					.setSource(Resource.DiskInfo.Source.newBuilder().setType(Resource.DiskInfo.Source.Type.RAW))));
		return operation;
	}

	@ParameterizedTest
	@MethodSource("operations")
	void refusesOperation(Offer.Operation.Builder operation, String text) {
		OperationValidation validation = new OperationValidation(this.cluster.state());
		assertThat(validation.validate(operation.build(), this.agent, this.framework, null)).isEqualTo(text);
	}

	static Stream<Arguments> resources() {
		Resource cpu = TestResources.scalar("cpus", 1);
		Resource.ReservationInfo fixed = Resource.ReservationInfo.newBuilder()
			.setType(Resource.ReservationInfo.Type.STATIC)
			.setRole("a/b")
			.build();
		return Stream.of(Arguments.of(cpu.toBuilder().setName("").build(), "Empty resource name"),
				Arguments.of(TestResources.scalar("cpus", 0.0004), "Invalid scalar resource: value <= 0"),
				Arguments.of(cpu.toBuilder().setType(Value.Type.TEXT).build(), "Unsupported resource type"),
				Arguments.of(TestResources.ports(2, 1), "Invalid ranges resource: begin > end"),
				Arguments.of(TestResources.ports(1, 2, 2, 3), "Invalid ranges resource: overlapping ranges"),
				Arguments.of(VOLUME.toBuilder().setName("mem").build(), "DiskInfo should not be set for mem resource"),
				Arguments.of(TestResources.shared(cpu), "Resource cpus cannot be shared"),
				Arguments.of(TestResources.shared(TestResources.scalar("disk", 1)),
						"Only persistent volumes can be shared"),
				Arguments.of(cpu.toBuilder().setReservation(Resource.ReservationInfo.getDefaultInstance()).build(),
						"Invalid reservation: role \"*\" cannot be dynamically reserved"),
				Arguments.of(cpu.toBuilder().addReservations(Resource.ReservationInfo.getDefaultInstance()).build(),
						"Invalid reservation: 'Resource.ReservationInfo.type' field must be set."),
				Arguments.of(TestResources.reserved(cpu, "*"), "Invalid reservation: role \"*\" cannot be reserved"),
				Arguments.of(TestResources.reserved(cpu, "a", "b"),
						"Invalid refined reservation: role 'b' is not a refinement of 'a'"),
				Arguments.of(TestResources.reserved(cpu, "a").toBuilder().addReservations(fixed).build(),
						"Invalid refined reservation: A refined reservation cannot be STATIC"),
				Arguments.of(TestResources.reserved(cpu, "a").toBuilder().setRole("b").build(),
						"Invalid resource format: 'Resource.role' field with 'b' does not match the role 'a' in "
								+ "'Resource.reservations'"));
	}

	@ParameterizedTest
	@MethodSource("resources")
	void refusesResource(Resource resource, String text) {
		assertThat(ResourceValidation.validate(List.of(resource)))
			.isEqualTo("Resource '" + Resources.describe(resource) + "' is invalid: " + text);
	}

}
