package io.github.mesosspring.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ContainerInfo.DockerInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Offer.Operation;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Resource.DiskInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Volume;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MessageBuildersTests {

	private static final AgentID AGENT = AgentID.newBuilder().setValue("S0").build();

	@Test
	void buildsATaskOfACommand() {
		TaskInfo task = TaskBuilder.task("hello-1")
			.name("hello")
			.on(AGENT)
			.command("echo hello")
			.user("nobody")
			.env("A", "1")
			.uri("http://files/a.tgz")
			.resources(Resources.cpus(0.5), Resources.mem(32))
			.label("team", "blue")
			.killGracePeriod(Duration.ofSeconds(9))
			.data(new byte[] { 1 })
			.build();
		assertJson(task,
				"""
						{"name":"hello","task_id":{"value":"hello-1"},"agent_id":{"value":"S0"},"resources":[
						{"name":"cpus","type":"SCALAR","scalar":{"value":0.5}},{"name":"mem","type":"SCALAR","scalar":{"value":32.0}}],
						"command":{"uris":[{"value":"http://files/a.tgz"}],"environment":{"variables":[{"name":"A","value":"1"}]},
						"shell":true,"value":"echo hello","user":"nobody"},
						"kill_policy":{"grace_period":{"nanoseconds":9000000000}},"data":"AQ==","labels":{"labels":[{"key":"team","value":"blue"}]}}
						""");
	}

	@Test
	void buildsATaskInAContainer() {
		TaskInfo task = TaskBuilder.task("web")
			.on(AGENT)
			.imageCommand("-v")
			.container(ContainerBuilder.docker("nginx:1.27")
				.network(DockerInfo.Network.BRIDGE)
				.port(31000, 80)
				.volume("/data", "/var/data", Volume.Mode.RO))
			.resources(Resources.ports(31000, 31000))
			.healthCheck(HealthChecks.http(31000, "/health"))
			.port(31000, "http")
			.build();
		assertJson(task,
				"""
						{"name":"web","task_id":{"value":"web"},"agent_id":{"value":"S0"},
						"resources":[{"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31000,"end":31000}]}}],
						"command":{"shell":false,"arguments":["-v"]},
						"container":{"type":"DOCKER","docker":{"image":"nginx:1.27","network":"BRIDGE",
						"port_mappings":[{"host_port":31000,"container_port":80}]},
						"volumes":[{"mode":"RO","container_path":"/var/data","host_path":"/data"}]},
						"health_check":{"type":"HTTP","http":{"port":31000,"path":"/health"}},
						"discovery":{"visibility":"FRAMEWORK","ports":{"ports":[{"number":31000,"name":"http","protocol":"tcp"}]}}}
						""");
	}

	@Test
	void aContainerOfTheAgentHasNothingOfADockerContainer() {
		ContainerBuilder container = ContainerBuilder.mesos("alpine");
		assertThatIllegalStateException().isThrownBy(() -> container.port(31000, 80));
		assertThatIllegalStateException().isThrownBy(() -> container.network(DockerInfo.Network.HOST))
			.withMessageContaining("of Docker containers only");
		assertThat(container.build().hasDocker()).isFalse();
	}

	@Test
	void buildsAContainerOfTheAgent() {
		assertThat(
				ContainerBuilder.mesos("alpine").network("overlay").build().getMesos().getImage().getDocker().getName())
			.isEqualTo("alpine");
		assertThat(ContainerBuilder.mesos().build().hasMesos()).isFalse();
		TaskInfo task = TaskBuilder.task("t")
			.on(Offer.newBuilder().setAgentId(AGENT).buildPartial())
			.program("/bin/sleep", "sleep", "10")
			.container(ContainerBuilder.mesos().build())
			.healthCheck(HealthChecks.tcp(80))
			.build();
		assertThat(task.getCommand().getArgumentsList()).containsExactly("sleep", "10");
		assertThat(task.getCommand().getShell()).isFalse();
		assertThat(HealthChecks.command("true").getCommand().getValue()).isEqualTo("true");
	}

	@Test
	void buildsEveryOperation() {
		Resource reserved = Resources.reserved(Resources.disk(64), "web");
		Resource volume = Resources.volume(reserved, "v1", "data");
		TaskInfo task = TaskBuilder.task("t").on(AGENT).build();
		ExecutorInfo executor = ExecutorInfo.newBuilder().setExecutorId(ExecutorID.newBuilder().setValue("e")).build();
		List<Operation> operations = List.of(Operations.launch(task), Operations.reserve(reserved),
				Operations.unreserve(reserved), Operations.create(volume), Operations.destroy(volume),
				Operations.launchGroup(executor, List.of(task)), Operations.growVolume(volume, reserved),
				Operations.shrinkVolume(volume, 1), Operations.createDisk(reserved, DiskInfo.Source.Type.MOUNT),
				Operations.destroyDisk(reserved));
		assertThat(operations).extracting(Operation::getType)
			.containsExactly(Operation.Type.LAUNCH, Operation.Type.RESERVE, Operation.Type.UNRESERVE,
					Operation.Type.CREATE, Operation.Type.DESTROY, Operation.Type.LAUNCH_GROUP,
					Operation.Type.GROW_VOLUME, Operation.Type.SHRINK_VOLUME, Operation.Type.CREATE_DISK,
					Operation.Type.DESTROY_DISK);
		assertThat(operations)
			.allMatch((operation) -> operation.getAllFields().size() == 2, "has its type and its payload")
			.noneMatch(Operation::hasId);
		assertThat(Operations.withId("r1", operations.get(1)).getId().getValue()).isEqualTo("r1");
		assertJson(Operations.create(volume), """
				{"type":"CREATE","create":{"volumes":[{"name":"disk","type":"SCALAR","scalar":{"value":64.0},
				"reservations":[{"type":"DYNAMIC","role":"web"}],
				"disk":{"persistence":{"id":"v1"},"volume":{"mode":"RW","container_path":"data"}}}]}}
				""");
	}

	private static void assertJson(Message message, String json) {
		assertThat(message).isEqualTo(Encoding.JSON.codec()
			.decode(json.getBytes(StandardCharsets.UTF_8), message.getDefaultInstanceForType()));
	}

}
