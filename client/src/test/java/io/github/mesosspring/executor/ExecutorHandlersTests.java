package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Handlers on a thread of their own at the end of the executor, whose time stands still:
 * nothing that happens is due to the end of the grace period.
 */
@Timeout(30)
class ExecutorHandlersTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeAgent agent = new FakeAgent(Encoding.PROTOBUF.codec());

	private final Handlers handlers = new Handlers();

	private final GenericApplicationContext context = new GenericApplicationContext();

	@AfterEach
	void close() {
		this.context.close();
		this.time.dispose();
	}

	@Test
	void handlersOfShutdownRunAlthoughOneWaitedForAnUpdateWhenTheAgentDied() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		start(false);
		this.agent.send(AgentEvents.launch("waits"));
		await().until(() -> !this.agent.calls.isEmpty() && this.handlers.notes.contains("LAUNCH"));
		await().until(() -> status().unacknowledgedUpdates() == 1);
		this.agent.down();
		pass();
		await().until(() -> status().state() == ExecutorState.STOPPED);
		assertThat(this.handlers.notes).containsExactly("LAUNCH", "SHUTDOWN");
	}

	@Test
	void handlersOfARefusedExecutorLearnWhyAndCanEndTheirTasks() {
		start(true);
		this.agent.down().answering(403, "Who are you?");
		pass();
		this.time.advanceTimeBy(Duration.ofSeconds(2));
		await().until(() -> status().state() == ExecutorState.FAILED);
		assertThat(this.handlers.notes).containsExactly("ERROR: the agent refuses the executor with 403: Who are you?",
				"SHUTDOWN");
	}

	@Test
	void theApplicationCanBeClosedByAHandler() {
		start(true);
		this.agent.send(AgentEvents.of(Event.Type.HEARTBEAT));
		pass();
		await().until(() -> this.handlers.closed.getCount() == 0);
		assertThat(this.context.isActive()).isFalse();
	}

	private void start(boolean checkpoint) {
		ExecutorTemplate template = new ExecutorTemplate(AgentEvents.environment(checkpoint), this.agent,
				Encoding.PROTOBUF, this.time);
		EventDispatcher dispatcher = EventDispatcher
			.builderForExecutor(Encoding.PROTOBUF.codec(), ExecutorOperations.class, template)
			.whenDelivered(template)
			.build();
		ExecutorSubscription subscription = ExecutorSubscription.builder(template).sink(dispatcher).build();
		this.context.registerBean(EventDispatcher.class, () -> dispatcher);
		this.context.registerBean(ExecutorSubscription.class, () -> subscription);
		this.context.registerBean(Handlers.class, () -> this.handlers);
		this.context.registerBean(MesosEventHandlerProcessor.class);
		this.context.refresh();
		pass();
		assertThat(status().state()).isEqualTo(ExecutorState.SUBSCRIBED);
	}

	private ExecutorStatus status() {
		return this.context.getBean(ExecutorSubscription.class).status();
	}

	private void pass() {
		this.time.advanceTimeBy(Duration.ZERO);
	}

	/**
	 * Notes what it is given.
	 */
	private final class Handlers {

		final List<String> notes = new CopyOnWriteArrayList<>();

		final CountDownLatch closed = new CountDownLatch(1);

		@MesosEventHandler(MesosEventType.LAUNCH)
		void launch(TaskInfo task, ExecutorOperations calls) {
			this.notes.add("LAUNCH");
			calls.updateAndAwait(AgentEvents.status(task.getTaskId().getValue(), TaskState.TASK_RUNNING));
			this.notes.add("was not interrupted");
		}

		@MesosEventHandler
		void error(Event.Error error) {
			this.notes.add("ERROR: " + error.getMessage());
		}

		@MesosEventHandler(MesosEventType.SHUTDOWN)
		void shutdown() {
			this.notes.add("SHUTDOWN");
		}

		@MesosEventHandler(MesosEventType.HEARTBEAT)
		void heartbeat() {
			ExecutorHandlersTests.this.context.close();
			this.closed.countDown();
		}

	}

}
