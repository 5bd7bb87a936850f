package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExecutorHandlerSignatureTests {

	private static final String SCHEDULER = "this application is a scheduler (mesos.executor.enabled is not true)";

	private static final String EXECUTOR = "this application is an executor (mesos.executor.enabled is true)";

	private final ExecutorDispatchFixture.ExecutorCalls calls = new ExecutorDispatchFixture.RecordingExecutorCalls();

	static Stream<Arguments> inferred() {
		return Stream.of(Arguments.of("subscribed", MesosEventType.SUBSCRIBED),
				Arguments.of("launch", MesosEventType.LAUNCH), Arguments.of("task", MesosEventType.LAUNCH),
				Arguments.of("launchGroup", MesosEventType.LAUNCH_GROUP),
				Arguments.of("group", MesosEventType.LAUNCH_GROUP), Arguments.of("tasks", MesosEventType.LAUNCH_GROUP),
				Arguments.of("kill", MesosEventType.KILL), Arguments.of("taskId", MesosEventType.KILL),
				Arguments.of("acknowledged", MesosEventType.ACKNOWLEDGED),
				Arguments.of("acknowledgedId", MesosEventType.ACKNOWLEDGED),
				Arguments.of("message", MesosEventType.MESSAGE), Arguments.of("error", MesosEventType.ERROR));
	}

	@ParameterizedTest
	@MethodSource
	void inferred(String method, MesosEventType type) {
		assertThat(executor(method).types()).containsExactly(type);
	}

	@Test
	void everyTypeOfEventCanBeHandled() {
		MesosEventType[] types = ExecutorEventSchema.INSTANCE.types().toArray(MesosEventType[]::new);
		assertThat(types).hasSize(9);
		assertThat(executor("event", types).types()).containsExactlyInAnyOrder(types);
	}

	@Test
	void resolvesAllArguments() {
		Event launch = ExecutorEvents.launch("a");
		assertThat(executor("task").arguments()).extracting((argument) -> argument.resolve(delivery(launch)))
			.containsExactly(this.calls, launch.getLaunch().getTask(), this.calls, launch, launch.getLaunch());
		Event group = ExecutorEvents.launchGroup("a", "b");
		assertThat(executor("tasks").arguments()).extracting((argument) -> argument.resolve(delivery(group)))
			.containsExactly(group.getLaunchGroup().getTaskGroup().getTasksList(),
					group.getLaunchGroup().getTaskGroup());
		Event acknowledged = ExecutorEvents.acknowledged("a");
		assertThat(executor("acknowledgedId").arguments())
			.extracting((argument) -> argument.resolve(delivery(acknowledged)))
			.containsExactly(acknowledged.getAcknowledged().getTaskId(), acknowledged.getAcknowledged());
	}

	static Stream<Arguments> refused() {
		return Stream.of(
				Arguments.of("schedulerEvent", List.of(MesosEventType.MESSAGE),
						"its parameter of type "
								+ "io.github.mesosspring.protocol.scheduler.Event belongs to the Scheduler API, but "
								+ EXECUTOR + "; possible are Event of io.github.mesosspring.protocol.executor, "),
				Arguments.of("offers", List.of(),
						"its parameter of type java.util.List<io.github.mesosspring.protocol.Offer> belongs to the "
								+ "Scheduler API, but " + EXECUTOR),
				Arguments.of("status", List.of(),
						"its parameter of type io.github.mesosspring.protocol.TaskStatus "
								+ "belongs to the Scheduler API, but " + EXECUTOR),
				Arguments.of("schedulerCalls", List.of(MesosEventType.KILL),
						"its parameter of type io.github.mesosspring.call.CallOperations belongs to the Scheduler API"),
				Arguments.of("event", List.of(MesosEventType.OFFERS),
						"an executor never receives OFFERS, it is an event for schedulers, and " + EXECUTOR
								+ "; an executor receives [SUBSCRIBED, "),
				Arguments.of("text", List.of(MesosEventType.MESSAGE),
						"nothing can be passed for its parameter of type String; possible are Event of "
								+ "io.github.mesosspring.protocol.executor, its payload (Event.Launch, Event.Kill, "
								+ "...), TaskInfo, TaskGroupInfo, List<TaskInfo>, TaskID and "
								+ "ExecutorDispatchFixture.ExecutorCalls"),
				Arguments.of("taskAndGroup", List.of(),
						"its parameters TaskInfo and TaskGroupInfo belong to different events, LAUNCH and LAUNCH_GROUP"),
				Arguments.of("task", List.of(MesosEventType.LAUNCH_GROUP),
						"it is declared for LAUNCH_GROUP, but its " + "parameter TaskInfo only comes with LAUNCH"),
				Arguments.of("taskId", List.of(MesosEventType.LAUNCH),
						"it is declared for LAUNCH, but its parameter "
								+ "TaskID only comes with KILL or ACKNOWLEDGED"),
				Arguments.of("otherCalls", List.of(MesosEventType.KILL), "it asks for a ExecutorHandlerSignatureTests."
						+ "OtherCalls, but calls are made through a ExecutorDispatchFixture.RecordingExecutorCalls; "
						+ "declare the parameter as ExecutorDispatchFixture.ExecutorCalls"));
	}

	@ParameterizedTest
	@MethodSource
	void refused(String method, List<MesosEventType> types, String reason) {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> executor(method, types.toArray(MesosEventType[]::new)))
			.satisfies((refusal) -> assertThat(refusal.getReason()).startsWith(reason));
	}

	static Stream<Arguments> refusedByAScheduler() {
		return Stream.of(
				Arguments.of("event", List.of(MesosEventType.MESSAGE),
						"its parameter of type io.github.mesosspring.protocol.executor.Event belongs to the Executor "
								+ "API, but " + SCHEDULER),
				Arguments.of("subscribed", List.of(),
						"its parameter of type io.github.mesosspring.protocol.executor.Event.Subscribed belongs to "
								+ "the Executor API, but " + SCHEDULER),
				Arguments.of("onlyTask", List.of(),
						"its parameter of type io.github.mesosspring.protocol.TaskInfo "
								+ "belongs to the Executor API, but " + SCHEDULER),
				Arguments.of("task", List.of(MesosEventType.LAUNCH),
						"a scheduler never receives LAUNCH, it is an event for executors, and " + SCHEDULER
								+ "; a scheduler receives [SUBSCRIBED, OFFERS"));
	}

	@ParameterizedTest
	@MethodSource
	void refusedByAScheduler(String method, List<MesosEventType> types, String reason) {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> HandlerSignature.of(method(method), types.toArray(MesosEventType[]::new),
					SchedulerEventSchema.INSTANCE, new HandlerCalls(CallOperations.class, new RecordingCalls())))
			.satisfies((refusal) -> assertThat(refusal.getReason()).startsWith(reason));
	}

	private HandlerSignature executor(String method, MesosEventType... types) {
		MesosEventType[] declared = method.equals("acknowledgedId")
				? new MesosEventType[] { MesosEventType.ACKNOWLEDGED } : types;
		return HandlerSignature.of(method(method), declared, ExecutorEventSchema.INSTANCE,
				new HandlerCalls(ExecutorDispatchFixture.ExecutorCalls.class, this.calls));
	}

	private static Delivery delivery(Event event) {
		return Delivery.of(MesosEventType.valueOf(event.getType().name()), event);
	}

	private static Method method(String name) {
		return Arrays.stream(Methods.class.getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	interface Methods {

		void subscribed(Event.Subscribed subscribed);

		void launch(Event.Launch launch);

		void task(ExecutorDispatchFixture.ExecutorCalls calls, TaskInfo task,
				ExecutorDispatchFixture.RecordingExecutorCalls exact, Event event, Event.Launch launch);

		void onlyTask(TaskInfo task);

		void launchGroup(Event.LaunchGroup group);

		void group(TaskGroupInfo group);

		void tasks(List<TaskInfo> tasks, TaskGroupInfo group);

		void kill(Event.Kill kill, TaskID task);

		void taskId(TaskID task);

		void acknowledged(Event.Acknowledged acknowledged, TaskID task);

		void acknowledgedId(TaskID task, Event.Acknowledged acknowledged);

		void message(Event.Message message);

		void error(Event.Error error);

		void event(Event event);

		void schedulerEvent(io.github.mesosspring.protocol.scheduler.Event event);

		void offers(List<Offer> offers);

		void status(TaskStatus status);

		void schedulerCalls(CallOperations calls);

		void text(String text);

		void taskAndGroup(TaskInfo task, TaskGroupInfo group);

		void otherCalls(OtherCalls calls);

	}

	static class OtherCalls implements ExecutorDispatchFixture.ExecutorCalls {

	}

}
