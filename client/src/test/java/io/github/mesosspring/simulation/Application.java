package io.github.mesosspring.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A framework that launches tasks until it has enough, and now and then does other things
 * a framework may do.
 */
final class Application {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final Scheduler scheduler;

	private final CallOperations calls;

	/** By name, with the agent. */
	private final Map<String, String> running = new LinkedHashMap<>();

	Application(World world, Scheduler scheduler, CallOperations calls) {
		this.world = world;
		this.scheduler = scheduler;
		this.calls = calls;
		scheduler.schedule(this::whim, 5, TimeUnit.SECONDS);
	}

	@MesosEventHandler
	void offers(Event event, List<Offer> offers) {
		note(event);
		if (this.world.faults().strikes(Fault.HANDLER_FAILED, 0.3)) {
			throw new IllegalStateException("a handler of offers failed");
		}
		for (Offer offer : offers) {
			boolean wanted = this.world.wantsTasks();
			if (wanted && this.world.faults().chance(0.2)) {
				this.scheduler.schedule(() -> launch(offer), this.world.random().nextLong(20 * SECOND),
						TimeUnit.NANOSECONDS);
			}
			else if (wanted) {
				launch(offer);
			}
			else {
				send(this.calls.decline(List.of(offer.getId()), filters(this.world.random().nextInt(5, 60))));
			}
		}
	}

	@MesosEventHandler({ MesosEventType.SUBSCRIBED, MesosEventType.MESSAGE, MesosEventType.ERROR,
			MesosEventType.HEARTBEAT })
	Mono<Void> other(Event event) {
		note(event);
		if (event.getType() == Event.Type.SUBSCRIBED && !this.running.isEmpty()) {
			send(this.calls.reconcile(this.running.entrySet().stream().map(Application::named).toList()));
		}
		return Mono.empty();
	}

	void changed(TaskStatus status) {
		switch (status.getState()) {
			case TASK_STARTING, TASK_RUNNING, TASK_STAGING ->
				this.running.put(status.getTaskId().getValue(), status.getAgentId().getValue());
			default -> this.running.remove(status.getTaskId().getValue());
		}
	}

	private void launch(Offer offer) {
		String name = this.world.nextTask();
		TaskInfo task = TaskInfo.newBuilder()
			.setName(name)
			.setTaskId(TaskID.newBuilder().setValue(name))
			.setAgentId(offer.getAgentId())
			.build();
		Offer.Operation launch = Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
			.build();
		send(this.calls.accept(List.of(offer.getId()), List.of(launch), filters(1)));
	}

	private void whim() {
		if (this.world.faults().isCeased()) {
			send(this.calls.revive(List.of()));
			return;
		}
		switch (this.world.random().nextInt(6)) {
			case 0 -> send(this.calls.reconcile(List.of()));
			case 1 -> send(this.calls.suppress(List.of()));
			case 2 -> send(this.calls.revive(List.of()));
			case 3 -> killSome();
			case 4 -> callMuch();
			default -> tearDown();
		}
		this.scheduler.schedule(this::whim, this.world.random().nextLong(60 * SECOND), TimeUnit.NANOSECONDS);
	}

	private void killSome() {
		for (String task : new ArrayList<>(this.running.keySet())) {
			if (this.world.faults().chance(0.3)) {
				send(this.calls.kill(TaskID.newBuilder().setValue(task).build(), null, null));
			}
		}
	}

	private void callMuch() {
		int many = this.world.random().nextInt(2 * this.world.settings().maxQueuedCalls());
		for (int i = 0; i < many; i++) {
			send(this.calls.kill(TaskID.newBuilder().setValue("none").build(), null, null));
		}
	}

	private void tearDown() {
		if (this.world.faults().strikes(Fault.TORN_DOWN, 0.1)) {
			send(this.calls.teardown());
		}
	}

	private void note(Event event) {
		this.world.trace().note("handler", "is given " + event.getType() + " of " + Messages.stream(event));
		this.world.checks().tell((check) -> check.delivered(event));
	}

	private static void send(Mono<CallResponse> call) {
		call.subscribe((response) -> {
		}, (failure) -> {
		});
	}

	private static Filters filters(int seconds) {
		return Filters.newBuilder().setRefuseSeconds(seconds).build();
	}

	private static Call.Reconcile.Task named(Map.Entry<String, String> task) {
		return Call.Reconcile.Task.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task.getKey()))
			.setAgentId(AgentID.newBuilder().setValue(task.getValue()))
			.build();
	}

}
