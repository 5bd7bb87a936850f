package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.google.protobuf.ByteString;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.executor.ExecutorFixture.Outcome;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random lives of executors in virtual time. Held in each: an update that was handed over
 * is acknowledged or listed, the agent hears those of a task in their order, and a task
 * handlers were given is listed until the agent has acknowledged an update of it.
 */
class ExecutorSimulationTests {

	private static final int STEPS = 80;

	@ParameterizedTest
	@MethodSource("seeds")
	void nothingIsForgotten(long seed) {
		try (ExecutorFixture executor = new ExecutorFixture()) {
			new Life(seed, executor).live();
		}
	}

	static long[] seeds() {
		return new Random(5).longs(200).toArray();
	}

	/**
	 * One life.
	 */
	private static final class Life {

		private final Random random;

		private final ExecutorFixture executor;

		private final FakeAgent agent;

		private final List<TaskID> launched = new ArrayList<>();

		private final Map<TaskID, List<ByteString>> handedOver = new LinkedHashMap<>();

		private final List<Outcome> outcomes = new ArrayList<>();

		private int tasks;

		private final List<String> forgotten = new ArrayList<>();

		Life(long seed, ExecutorFixture executor) {
			this.random = new Random(seed);
			this.executor = executor;
			this.agent = executor.agent;
			executor.sink.records = this::received;
			this.agent.onSubscribe = this::check;
		}

		void live() {
			this.executor.start();
			for (int i = 0; i < STEPS; i++) {
				step();
				this.executor.random = this.random.nextDouble();
				this.executor.pass(Duration.ofMillis(this.random.nextInt(400)));
			}
			this.agent.up().acknowledging(true).endStream();
			this.executor.pass(Duration.ofMinutes(1));
			checkEnd();
		}

		private void step() {
			switch (this.random.nextInt(10)) {
				case 0, 1 -> launch();
				case 2, 3, 4 -> update();
				case 5 -> this.agent.down();
				case 6 -> this.agent.answering(this.random.nextBoolean() ? 404 : 503, "not yet");
				case 7 -> this.agent.up().acknowledging(this.random.nextInt(3) > 0);
				case 8 ->
					this.agent.answeringCalls(this.random.nextBoolean() ? 503 : 403, "Executor is not subscribed");
				default -> this.agent.endStream();
			}
		}

		private void launch() {
			if (this.agent.isOpen()) {
				this.agent.send(this.random.nextBoolean() ? AgentEvents.launch("t" + this.tasks++)
						: AgentEvents.launchGroup("t" + this.tasks++, "t" + this.tasks++));
			}
		}

		private void update() {
			if (this.launched.isEmpty()) {
				return;
			}
			TaskID task = this.launched.get(this.random.nextInt(this.launched.size()));
			ByteString uuid = ByteString.copyFromUtf8("%016d".formatted(this.outcomes.size()));
			Outcome outcome = new Outcome();
			TaskState state = (this.random.nextInt(4) > 0) ? TaskState.TASK_RUNNING : TaskState.TASK_FINISHED;
			outcome.of(this.executor.template
				.update(TaskStatus.newBuilder().setTaskId(task).setState(state).setUuid(uuid).build()));
			if (!outcome.words.startsWith("not_sent")) {
				this.outcomes.add(outcome);
				this.handedOver.computeIfAbsent(task, (id) -> new ArrayList<>()).add(uuid);
			}
		}

		private void received(byte[] record) {
			Event event = Encoding.PROTOBUF.codec().decode(record, Event.getDefaultInstance());
			ExecutorEvents.tasks(event).forEach((task) -> this.launched.add(task.getTaskId()));
		}

		/**
		 * What the agent acknowledged may still be listed: the word of it may be lost.
		 */
		private void check(Call.Subscribe subscribe) {
			Set<ByteString> listed = new HashSet<>();
			subscribe.getUnacknowledgedUpdatesList().forEach((update) -> listed.add(update.getStatus().getUuid()));
			Set<TaskID> tasks = new HashSet<>();
			subscribe.getUnacknowledgedTasksList().forEach((task) -> tasks.add(task.getTaskId()));
			this.handedOver.values()
				.stream()
				.flatMap(List::stream)
				.filter((uuid) -> !listed.contains(uuid) && !this.agent.acknowledged.contains(uuid))
				.forEach((uuid) -> this.forgotten.add("update " + uuid.toStringUtf8()));
			this.launched.stream()
				.filter((task) -> !tasks.contains(task) && !isAcknowledged(task))
				.forEach((task) -> this.forgotten.add("task " + task.getValue()));
		}

		private boolean isAcknowledged(TaskID task) {
			return this.handedOver.getOrDefault(task, List.of()).stream().anyMatch(this.agent.acknowledged::contains);
		}

		private void checkEnd() {
			assertThat(this.forgotten).isEmpty();
			assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
			assertThat(this.outcomes).allMatch((outcome) -> outcome.words.startsWith("accepted"));
			assertThat(this.executor.subscription.status().unacknowledgedUpdates()).isZero();
			this.handedOver.forEach((task, uuids) -> assertThat(this.agent.heard(task)).extracting(TaskStatus::getUuid)
				.containsExactlyElementsOf(uuids));
			assertThat(this.executor.subscription.status().unacknowledgedTasks())
				.isEqualTo((int) this.launched.stream().filter((task) -> !isAcknowledged(task)).count());
		}

	}

}
