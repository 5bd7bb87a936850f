package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class StatusUpdateStreamTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final RecordingListener listener = new RecordingListener();

	private final StatusUpdates updates = new StatusUpdates(Tasks.AGENT.getId(), Tasks.shell("t", "true"),
			ContainerID.newBuilder().setValue("c").build(), new AgentThread(this.time));

	private final StatusUpdateStream stream = new StatusUpdateStream(Tasks.FRAMEWORK_ID, this.listener,
			new AgentThread(this.time));

	private final TaskStatus starting = status(TaskState.TASK_STARTING);

	private final TaskStatus running = status(TaskState.TASK_RUNNING);

	@Test
	void sendsTheFirstAtOnceAndTheNextAfterItsAcknowledgement() {
		this.stream.add(this.starting);
		this.stream.add(this.running);
		assertThat(this.listener.updates).containsExactly(this.starting);
		assertThat(this.stream.acknowledge(this.starting.getUuid())).isEqualTo(this.starting);
		assertThat(this.listener.updates).containsExactly(this.starting, this.running);
		assertThat(this.stream.acknowledge(this.running.getUuid())).isEqualTo(this.running);
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.listener.updates).hasSize(2);
	}

	@Test
	void repeatsTheSameUpdateAfterTenSecondsThenTwentyUpToTenMinutes() {
		this.stream.add(this.starting);
		List<Long> seconds = new ArrayList<>();
		int seen = this.listener.updates.size();
		for (long second = 1; second <= 2500; second++) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			if (this.listener.updates.size() > seen) {
				seen = this.listener.updates.size();
				seconds.add(second);
			}
		}
		assertThat(seconds).containsExactly(10L, 30L, 70L, 150L, 310L, 630L, 1230L, 1830L, 2430L);
		assertThat(this.listener.updates).containsOnly(this.starting);
	}

	@Test
	void ignoresAcknowledgementsOfAnythingElse() {
		this.stream.add(this.starting);
		this.stream.add(this.running);
		assertThat(this.stream.acknowledge(ByteString.copyFrom(new byte[16]))).isNull();
		assertThat(this.stream.acknowledge(this.running.getUuid())).isNull();
		assertThat(this.listener.updates).containsExactly(this.starting);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.listener.updates).containsExactly(this.starting, this.starting);
	}

	@Test
	void ignoresASecondAcknowledgement() {
		this.stream.add(this.starting);
		this.stream.acknowledge(this.starting.getUuid());
		this.stream.add(this.running);
		assertThat(this.stream.acknowledge(this.starting.getUuid())).isNull();
		assertThat(this.listener.updates).containsExactly(this.starting, this.running);
	}

	@Test
	void startsTheIntervalAnewForEachUpdate() {
		this.stream.add(this.starting);
		this.stream.add(this.running);
		this.time.advanceTimeBy(Duration.ofSeconds(35));
		this.stream.acknowledge(this.starting.getUuid());
		this.listener.updates.clear();
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.listener.updates).containsExactly(this.running);
	}

	@Test
	void resendsAtOnceAndStartsTheIntervalAnew() {
		this.stream.add(this.starting);
		this.time.advanceTimeBy(Duration.ofSeconds(15));
		this.listener.updates.clear();
		this.stream.resend();
		assertThat(this.listener.updates).containsExactly(this.starting);
		this.time.advanceTimeBy(Duration.ofMillis(9_999));
		assertThat(this.listener.updates).hasSize(1);
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.listener.updates).hasSize(2);
	}

	@Test
	void tellsTheLatestStateWithAnOlderUpdate() {
		this.stream.add(this.starting);
		this.stream.add(this.running);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.listener.latest).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING);
	}

	@Test
	void isSilentOnceClosed() {
		this.stream.add(this.starting);
		this.stream.close();
		this.stream.add(this.running);
		this.stream.resend();
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.listener.updates).containsExactly(this.starting);
	}

	@Test
	void goesOnWhenTheListenerFails() {
		List<TaskStatus> received = new ArrayList<>();
		StatusUpdateStream failing = new StatusUpdateStream(Tasks.FRAMEWORK_ID, new RecordingListener() {
			@Override
			public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
				received.add(status);
				throw new IllegalStateException("a listener that fails");
			}
		}, new AgentThread(this.time));
		failing.add(this.starting);
		this.time.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(received).containsExactly(this.starting, this.starting, this.starting);
	}

	private TaskStatus status(TaskState state) {
		return this.updates.fromExecutor(state, 1, null, null);
	}

}
