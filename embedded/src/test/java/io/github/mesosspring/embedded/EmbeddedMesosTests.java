package io.github.mesosspring.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EmbeddedMesosTests {

	@TempDir
	private Path workDirectory;

	private EmbeddedMesosBuilder builder() {
		return EmbeddedMesos.builder()
			.workDirectory(this.workDirectory)
			.cpus(4)
			.mem(1024)
			.disk(1024)
			.allocationInterval(Duration.ofMillis(50));
	}

	private static TaskInfo task(String id, String command, Offer offer) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(TaskID.newBuilder().setValue(id))
			.setAgentId(offer.getAgentId())
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32))
			.setCommand(CommandInfo.newBuilder().setValue(command))
			.build();
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	private static TaskStatus acknowledgeUntil(TestScheduler scheduler, TaskState state) {
		while (true) {
			Object next = scheduler.next();
			if (next instanceof io.github.mesosspring.protocol.scheduler.Event event && event.hasUpdate()) {
				TaskStatus status = event.getUpdate().getStatus();
				scheduler.acknowledge(status);
				if (status.getState() == state) {
					return status;
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void runsACommandToItsEnd(Encoding encoding) throws IOException {
		try (EmbeddedMesos mesos = builder().start();
				TestScheduler scheduler = TestScheduler.subscribe(mesos.uri(), encoding, TestScheduler.framework())) {
			Offer offer = scheduler.nextOffer();
			scheduler.launch(offer, task("hello", "echo hello from $MESOS_TASK_ID", offer));
			TaskStatus finished = acknowledgeUntil(scheduler, TaskState.TASK_FINISHED);
			assertThat(finished.getMessage()).isEqualTo("Command exited with status 0");
			assertThat(finished.getSource()).isEqualTo(TaskStatus.Source.SOURCE_EXECUTOR);
		}
		try (Stream<Path> files = Files.walk(this.workDirectory)) {
			List<Path> stdout = files.filter((file) -> file.endsWith("stdout") && Files.isRegularFile(file)).toList();
			assertThat(stdout).singleElement().satisfies((file) -> assertThat(file).content().contains("hello from"));
		}
	}

	@Test
	void killsACommandAndSendsPendingUpdatesToTheNextSubscription() {
		try (EmbeddedMesos mesos = builder().start()) {
			TestScheduler first = TestScheduler.subscribe(mesos.uri(), Encoding.PROTOBUF, TestScheduler.framework());
			Offer offer = first.nextOffer();
			first.launch(offer, task("long", "sleep 1000", offer));
			acknowledgeUntil(first, TaskState.TASK_RUNNING);
			first.call((call) -> call.setType(Call.Type.KILL)
				.setKill(Call.Kill.newBuilder().setTaskId(TaskID.newBuilder().setValue("long"))));
			first.close();
			try (TestScheduler second = TestScheduler.open(mesos.uri(), Encoding.PROTOBUF,
					TestScheduler.framework().setId(first.id()))) {
				TaskStatus killed = acknowledgeUntil(second, TaskState.TASK_KILLED);
				assertThat(killed.getTaskId().getValue()).isEqualTo("long");
			}
		}
	}

	@Test
	void endsTheProcessesOfItsTasksOnClose() {
		Duration lasted;
		ProcessHandle process;
		try (EmbeddedMesos mesos = builder().start();
				TestScheduler scheduler = TestScheduler.subscribe(mesos.uri(), Encoding.JSON,
						TestScheduler.framework())) {
			Offer offer = scheduler.nextOffer();
			List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
			scheduler.launch(offer, task("long", "sleep 1000", offer));
			acknowledgeUntil(scheduler, TaskState.TASK_RUNNING);
			process = ProcessHandle.current()
				.descendants()
				.filter((each) -> !before.contains(each))
				.findFirst()
				.orElseThrow();
			long begin = System.nanoTime();
			mesos.close();
			lasted = Duration.ofNanos(System.nanoTime() - begin);
		}
		assertThat(process.isAlive()).isFalse();
		assertThat(lasted).isLessThan(Duration.ofSeconds(15));
	}

	@Test
	void deletesATemporaryWorkDirectoryOnCloseAndKeepsOneItWasGiven() throws IOException {
		Path temporary;
		try (EmbeddedMesos mesos = EmbeddedMesos.start()) {
			temporary = mesos.workDirectory();
			Path kept = Files.createFile(this.workDirectory.resolve("kept"));
			Files.createSymbolicLink(Files.createDirectories(temporary.resolve("a/b")).resolve("link"),
					this.workDirectory);
			assertThat(temporary).isDirectory();
			assertThat(kept).exists();
		}
		assertThat(temporary).doesNotExist();
		try (EmbeddedMesos mesos = builder().start()) {
			assertThat(mesos.workDirectory()).isEqualTo(this.workDirectory);
		}
		assertThat(this.workDirectory.resolve("kept")).exists();
	}

	@Test
	void refusesSettingsThatMakeNoSense() {
		EmbeddedMesosBuilder builder = EmbeddedMesos.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.port(70000)).withMessageContaining("70000");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.agents(-1)).withMessageContaining("-1");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.heartbeatInterval(Duration.ZERO))
			.withMessageContaining("heartbeat");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.cpus(-1)).withMessageContaining("cpus");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.ports(2, 1)).withMessageContaining("2 to 1");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.credential("a:b", "topsecret"))
			.withMessageContaining("colon")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("topsecret"));
	}

}
