package io.github.mesosspring.test.example.migration.starter;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mesosspring.autoconfigure.event.MesosSubscriptionStateChangedEvent;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.TaskSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

@SpringBootApplication(proxyBeanMethods = false)
public class NightlyJobs {

	private final Queue<String> waiting = new ConcurrentLinkedQueue<>(List.of("backup", "report", "cleanup"));

	private final Map<TaskID, TaskInfo> running = new ConcurrentHashMap<>();

	private final ConfigurableApplicationContext application;

	NightlyJobs(ConfigurableApplicationContext application) {
		this.application = application;
	}

	public static void main(String[] arguments) {
		SpringApplication.run(NightlyJobs.class, arguments);
	}

	@Bean
	TaskSource liveTasks() {
		return () -> this.running.values()
			.stream()
			.map((task) -> new KnownTask(task.getTaskId(), task.getAgentId()))
			.toList();
	}

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		for (Offer offer : offers) {
			String job = this.waiting.poll();
			if (job == null) {
				calls.decline(List.of(offer.getId()), null);
			}
			else {
				TaskInfo task = task(job, offer);
				this.running.put(task.getTaskId(), task);
				calls.accept(List.of(offer.getId()), List.of(launch(task)), null);
			}
		}
	}

	@MesosEventHandler
	void update(TaskStatus status, CallOperations calls) {
		System.out.println(status.getTaskId().getValue() + " is " + status.getState());
		switch (status.getState()) {
			case TASK_FINISHED -> this.running.remove(status.getTaskId());
			case TASK_FAILED, TASK_LOST, TASK_ERROR, TASK_DROPPED, TASK_GONE -> {
				TaskInfo task = this.running.remove(status.getTaskId());
				if (task != null) {
					this.waiting.add(task.getName());
					calls.revive(List.of());
				}
			}
			default -> {
			}
		}
		if (this.waiting.isEmpty() && this.running.isEmpty()) {
			calls.teardown();
		}
	}

	@EventListener
	void ended(MesosSubscriptionStateChangedEvent event) {
		switch (event.getChange().to()) {
			case STOPPED, FAILED -> this.application.close();
			default -> {
			}
		}
	}

	private static Offer.Operation launch(TaskInfo task) {
		return Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(task))
			.build();
	}

	private static TaskInfo task(String job, Offer offer) {
		return TaskInfo.newBuilder()
			.setName(job)
			.setTaskId(TaskID.newBuilder().setValue(job + "." + UUID.randomUUID()))
			.setAgentId(offer.getAgentId())
			.addResources(scalar("cpus", 0.5))
			.addResources(scalar("mem", 64))
			.setCommand(CommandInfo.newBuilder().setValue("nightly " + job))
			.build();
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

}
