package io.github.mesosspring.test.reliability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.embedded.script.TaskScript;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Labels;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.DisposableBean;

/**
 * The framework: launches tasks until all jobs are done, and asks again and again about
 * those that are neither over nor missing.
 */
final class Fleet implements DisposableBean {

	private static final double CPUS = 0.1;

	private static final double MEM = 10;

	private final Ledger ledger;

	private final Moods moods;

	private final CallOperations calls;

	private final Disposable questions;

	Fleet(Ledger ledger, Moods moods, CallOperations calls) {
		this.ledger = ledger;
		this.moods = moods;
		this.calls = calls;
		this.questions = Flux.interval(Duration.ofMillis(150)).onBackpressureDrop().subscribe((tick) -> ask());
	}

	private void ask() {
		List<Attempt> alive = this.ledger.find(Attempt::isAlive);
		if (!alive.isEmpty()) {
			this.calls.reconcile(alive.stream().map(Attempt::toQuestion).toList()).onErrorComplete().subscribe();
			alive.forEach(this::killIfPlanned);
		}
	}

	private void killIfPlanned(Attempt attempt) {
		if (attempt.job().plan() == Plan.KILL && attempt.state() == TaskState.TASK_RUNNING) {
			this.calls.kill(attempt.taskId(), attempt.agent(), null).onErrorComplete().subscribe();
		}
	}

	@MesosEventHandler
	void offer(Offer offer) {
		List<Attempt> intended = this.ledger.intend(offer.getAgentId(), room(offer));
		if (intended.isEmpty()) {
			this.calls.decline(List.of(offer.getId()), Filters.newBuilder().setRefuseSeconds(1).build())
				.onErrorComplete()
				.subscribe();
			return;
		}
		List<Offer.Operation> launch = List.of(launch(intended));
		this.calls.accept(List.of(offer.getId()), launch, null)
			.subscribe((response) -> this.ledger.arrived(intended), (failure) -> failed(intended, failure));
	}

	private static int room(Offer offer) {
		double room = offer.getResourcesList()
			.stream()
			.filter((resource) -> resource.getName().equals("cpus"))
			.mapToDouble((resource) -> resource.getScalar().getValue() / CPUS)
			.sum();
		return (int) (room + 0.001);
	}

	private void failed(List<Attempt> intended, Throwable failure) {
		if (failure instanceof CallNotSentException || failure instanceof CallRejectedException) {
			this.ledger.notLaunched(intended);
		}
		else {
			this.ledger.arrived(intended);
		}
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		this.moods.act(status);
		this.ledger.update(status);
	}

	private static Offer.Operation launch(List<Attempt> attempts) {
		List<TaskInfo> tasks = new ArrayList<>();
		for (Attempt attempt : attempts) {
			tasks.add(TaskInfo.newBuilder()
				.setName(attempt.job().name())
				.setTaskId(attempt.taskId())
				.setAgentId(attempt.agent())
				.addResources(scalar("cpus", CPUS))
				.addResources(scalar("mem", MEM))
				.setCommand(CommandInfo.newBuilder().setValue(attempt.job().plan().command()))
				.setLabels(Labels.newBuilder()
					.addLabels(Label.newBuilder().setKey(TaskScript.LABEL).setValue(attempt.job().script())))
				.build());
		}
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addAllTaskInfos(tasks))
			.build();
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	@Override
	public void destroy() {
		this.questions.dispose();
	}

}
