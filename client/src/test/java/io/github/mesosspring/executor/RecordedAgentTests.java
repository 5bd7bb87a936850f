package io.github.mesosspring.executor;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Plays what a real agent sent (recordings S19) to an executor, over HTTP.
 */
class RecordedAgentTests {

	private final NotingSink sink = new NotingSink();

	private final List<String> ends = new CopyOnWriteArrayList<>();

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private AutoCloseable toClose = this.clients;

	@AfterEach
	void close() throws Exception {
		this.toClose.close();
		this.clients.close();
	}

	@ParameterizedTest
	@EnumSource
	void understandsEveryEventAndKnowsWhichTaskIsOpen(Encoding encoding) {
		Exchange first = recorded(encoding, "executor-subscribe");
		Exchange second = recorded(encoding, "executor-resubscribe-while-open");
		LoopbackAgent agent = new LoopbackAgent(encoding.codec()).ending(first.response().chunks())
			.streaming(second.response().chunks());
		start(agent, encoding, this.sink);
		await().until(() -> this.sink.notes.contains("ACKNOWLEDGED 2"));
		assertThat(this.sink.notes.stream().filter((note) -> note.endsWith(" 1")).toList()).startsWith("begin 1",
				"LAUNCH 1", "ACKNOWLEDGED 1");
		assertThat(this.sink.notes).contains("MESSAGE 1", "KILL 1", "end 1", "begin 2");
		assertThat(this.sink.notes.stream().filter((note) -> note.endsWith(" 1"))).hasSize(first.events().size() + 1);
		Call recorded = encoding.codec().decode(second.request().body(), Call.getDefaultInstance());
		assertThat(agent.calls(Call.Type.SUBSCRIBE).get(1).getSubscribe().getUnacknowledgedTasksList())
			.extracting(TaskInfo::getTaskId)
			.isEqualTo(recorded.getSubscribe().getUnacknowledgedTasksList().stream().map(TaskInfo::getTaskId).toList());
	}

	@ParameterizedTest
	@EnumSource
	void anAgentThatRestartsLosesNothing(Encoding encoding) {
		Exchange restarted = recorded(encoding, "executor-resubscribe-after-agent-restart");
		LoopbackAgent agent = new LoopbackAgent(encoding.codec())
			.breaking(recorded(encoding, "executor-subscribe").response().chunks())
			.refusing(404, "404 Not Found.");
		ExecutorTemplate template = start(agent, encoding, this.sink);
		await().until(() -> agent.calls(Call.Type.SUBSCRIBE).size() > 1);
		Call recorded = encoding.codec().decode(restarted.request().body(), Call.getDefaultInstance());
		List<TaskStatus> updates = recorded.getSubscribe()
			.getUnacknowledgedUpdatesList()
			.stream()
			.map(Call.Update::getStatus)
			.toList();
		List<TaskStatus> told = new CopyOnWriteArrayList<>();
		updates.forEach((update) -> template.update(update).subscribe((response) -> told.add(update)));
		agent.refusing(503, "Agent has not finished recovery").streaming(restarted.response().chunks());
		await().until(() -> this.sink.notes.contains("SHUTDOWN 2"));
		await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrderElementsOf(updates));
		List<Call> subscribes = agent.calls(Call.Type.SUBSCRIBE);
		assertThat(subscribes.get(subscribes.size() - 1).getSubscribe().getUnacknowledgedUpdatesList())
			.isEqualTo(recorded.getSubscribe().getUnacknowledgedUpdatesList());
		assertThat(agent.calls(Call.Type.UPDATE)).isEmpty();
		template.core().shutdownHandled();
		await().until(() -> this.ends.contains("the agent sent SHUTDOWN"));
	}

	@ParameterizedTest
	@EnumSource
	void isShutDownInsteadOfSubscribed(Encoding encoding) {
		LoopbackAgent agent = new LoopbackAgent(encoding.codec())
			.streaming(recorded(encoding, "executor-subscribe-after-its-only-task-was-killed").response().chunks());
		ExecutorTemplate template = start(agent, encoding, this.sink);
		await().until(() -> this.sink.notes.contains("SHUTDOWN 0"));
		template.core().shutdownHandled();
		await().until(() -> this.ends.contains("the agent sent SHUTDOWN"));
	}

	@ParameterizedTest
	@EnumSource
	void saysOfEachTaskOfAGroupThatNobodyHandlesThatItFailed(Encoding encoding) {
		LoopbackAgent agent = new LoopbackAgent(encoding.codec())
			.streaming(recorded(encoding, "executor-subscribe-group").response().chunks());
		ExecutorTemplate template = template(agent, encoding);
		EventDispatcher dispatcher = EventDispatcher
			.builderForExecutor(encoding.codec(), ExecutorOperations.class, template)
			.whenDelivered(template)
			.build();
		dispatcher.start();
		run(agent, template, dispatcher);
		await().until(() -> agent.calls(Call.Type.UPDATE).size() == 2);
		assertThat(agent.calls(Call.Type.UPDATE)).extracting((call) -> call.getUpdate().getStatus())
			.allMatch((status) -> status.getState() == TaskState.TASK_FAILED)
			.extracting((status) -> status.getTaskId().getValue())
			.containsExactly("e6", "e7");
		// the stream ends with a SHUTDOWN, which nobody handles either
		await().until(() -> this.ends.contains("the agent sent SHUTDOWN"));
		dispatcher.stop();
	}

	@ParameterizedTest
	@EnumSource
	void whatBreaksOffWithinARecordIsNotTaken(Encoding encoding) {
		byte[] body = recorded(encoding, "executor-subscribe-group").response().body();
		int launch = recorded(encoding, "executor-subscribe-group").response().chunks().get(0).length;
		LoopbackAgent agent = new LoopbackAgent(encoding.codec())
			.breaking(List.of(Arrays.copyOf(body, launch - 7), Arrays.copyOfRange(body, launch - 7, launch + 300)))
			.streaming(List.of(Arrays.copyOf(body, launch)));
		start(agent, encoding, this.sink);
		await().until(() -> this.sink.notes.contains("begin 2"));
		assertThat(this.sink.notes).containsExactly("begin 1", "end 1", "begin 2");
		assertThat(agent.calls(Call.Type.SUBSCRIBE).get(1).getSubscribe().getUnacknowledgedTasksList()).isEmpty();
	}

	@Test
	void whatFollowsAnOutcomeMayWaitForAnother() {
		LoopbackAgent agent = new LoopbackAgent(Encoding.PROTOBUF.codec())
			.streaming(recorded(Encoding.PROTOBUF, "executor-subscribe").response().chunks());
		ExecutorTemplate template = start(agent, Encoding.PROTOBUF, this.sink);
		await().until(() -> this.sink.notes.contains("begin 1"));
		Call message = Call.newBuilder()
			.setType(Call.Type.MESSAGE)
			.setMessage(Call.Message.newBuilder().setData(ByteString.copyFromUtf8("m")))
			.buildPartial();
		CallResponse second = template.send(message)
			.then(Mono.fromCallable(() -> template.sendAndAwait(message)))
			.block(Duration.ofSeconds(10));
		assertThat(second.status()).isEqualTo(202);
		assertThat(agent.calls(Call.Type.MESSAGE)).hasSize(2);
	}

	private ExecutorTemplate start(LoopbackAgent agent, Encoding encoding, EventSink sink) {
		ExecutorTemplate template = template(agent, encoding);
		run(agent, template, sink);
		return template;
	}

	private ExecutorTemplate template(LoopbackAgent agent, Encoding encoding) {
		Call call = encoding.codec()
			.decode(recorded(encoding, "executor-subscribe").request().body(), Call.getDefaultInstance());
		ExecutorEnvironment environment = new ExecutorEnvironment(call.getFrameworkId(), call.getExecutorId(), null,
				URI.create("http://" + agent.address()), "/api/v1/executor", true, Duration.ofMinutes(1),
				Duration.ofMillis(100), Duration.ofMillis(500), null, null, null);
		return new ExecutorTemplate(environment, this.clients, encoding);
	}

	private void run(LoopbackAgent agent, ExecutorTemplate template, EventSink sink) {
		ExecutorSubscription subscription = ExecutorSubscription.builder(template)
			.sink(sink)
			.listener(new ExecutorListener() {

				@Override
				public void shutdown(String reason) {
					RecordedAgentTests.this.ends.add(reason);
				}

			})
			.build();
		subscription.start();
		this.toClose = () -> {
			subscription.stop();
			template.close();
			agent.close();
		};
	}

	private static Exchange recorded(Encoding encoding, String name) {
		String suffix = (encoding == Encoding.JSON) ? "json" : "protobuf";
		return Recordings.named("S19-executor-api-" + suffix).exchange(name);
	}

}
