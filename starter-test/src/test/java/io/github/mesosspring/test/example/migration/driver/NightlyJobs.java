package io.github.mesosspring.test.example.migration.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

import org.apache.mesos.MesosSchedulerDriver;
import org.apache.mesos.Protos.CommandInfo;
import org.apache.mesos.Protos.ExecutorID;
import org.apache.mesos.Protos.FrameworkID;
import org.apache.mesos.Protos.FrameworkInfo;
import org.apache.mesos.Protos.MasterInfo;
import org.apache.mesos.Protos.Offer;
import org.apache.mesos.Protos.OfferID;
import org.apache.mesos.Protos.Resource;
import org.apache.mesos.Protos.SlaveID;
import org.apache.mesos.Protos.Status;
import org.apache.mesos.Protos.TaskID;
import org.apache.mesos.Protos.TaskInfo;
import org.apache.mesos.Protos.TaskState;
import org.apache.mesos.Protos.TaskStatus;
import org.apache.mesos.Protos.Value;
import org.apache.mesos.Scheduler;
import org.apache.mesos.SchedulerDriver;

public class NightlyJobs implements Scheduler {

	private static final Path ID = Path.of("nightly-jobs.id");

	private final Queue<String> waiting = new ArrayDeque<>(List.of("backup", "report", "cleanup"));

	private final Map<TaskID, TaskInfo> running = new HashMap<>();

	public static void main(String[] arguments) throws IOException {
		FrameworkInfo.Builder framework = FrameworkInfo.newBuilder()
			.setUser("")
			.setName("nightly-jobs")
			.setFailoverTimeout(604800)
			.setCheckpoint(true);
		if (Files.exists(ID)) {
			framework.setId(FrameworkID.newBuilder().setValue(Files.readString(ID)));
		}
		SchedulerDriver driver = new MesosSchedulerDriver(new NightlyJobs(), framework.build(), arguments[0]);
		System.exit((driver.run() == Status.DRIVER_STOPPED) ? 0 : 1);
	}

	@Override
	public void registered(SchedulerDriver driver, FrameworkID framework, MasterInfo master) {
		try {
			Files.writeString(ID, framework.getValue());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		reconcile(driver);
	}

	@Override
	public void reregistered(SchedulerDriver driver, MasterInfo master) {
		reconcile(driver);
	}

	private void reconcile(SchedulerDriver driver) {
		driver.reconcileTasks(this.running.values()
			.stream()
			.map((task) -> TaskStatus.newBuilder()
				.setTaskId(task.getTaskId())
				.setSlaveId(task.getSlaveId())
				.setState(TaskState.TASK_RUNNING)
				.build())
			.toList());
	}

	@Override
	public void resourceOffers(SchedulerDriver driver, List<Offer> offers) {
		for (Offer offer : offers) {
			String job = this.waiting.poll();
			if (job == null) {
				driver.declineOffer(offer.getId());
			}
			else {
				TaskInfo task = task(job, offer);
				this.running.put(task.getTaskId(), task);
				driver.launchTasks(List.of(offer.getId()), List.of(task));
			}
		}
	}

	@Override
	public void statusUpdate(SchedulerDriver driver, TaskStatus status) {
		System.out.println(status.getTaskId().getValue() + " is " + status.getState());
		switch (status.getState()) {
			case TASK_FINISHED -> this.running.remove(status.getTaskId());
			case TASK_FAILED, TASK_LOST, TASK_ERROR -> {
				TaskInfo task = this.running.remove(status.getTaskId());
				if (task != null) {
					this.waiting.add(task.getName());
					driver.reviveOffers();
				}
			}
			default -> {
			}
		}
		if (this.waiting.isEmpty() && this.running.isEmpty()) {
			driver.stop();
		}
	}

	private static TaskInfo task(String job, Offer offer) {
		return TaskInfo.newBuilder()
			.setName(job)
			.setTaskId(TaskID.newBuilder().setValue(job + "." + UUID.randomUUID()))
			.setSlaveId(offer.getSlaveId())
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

	@Override
	public void error(SchedulerDriver driver, String message) {
		System.err.println(message);
	}

	@Override
	public void disconnected(SchedulerDriver driver) {
	}

	@Override
	public void offerRescinded(SchedulerDriver driver, OfferID offer) {
	}

	@Override
	public void frameworkMessage(SchedulerDriver driver, ExecutorID executor, SlaveID slave, byte[] data) {
	}

	@Override
	public void slaveLost(SchedulerDriver driver, SlaveID slave) {
	}

	@Override
	public void executorLost(SchedulerDriver driver, ExecutorID executor, SlaveID slave, int status) {
	}

}
