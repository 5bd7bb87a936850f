package io.github.mesosspring.sample.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.message.Operations;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Launch;

import org.springframework.stereotype.Component;

/**
 * Launches waiting jobs on offers and gives back what is of no use.
 */
@Component
class OffersHandler {

	/**
	 * For how long an agent is not offered again while nothing waits. The next job clears
	 * that filter by a REVIVE; should the REVIVE get lost, this is how long the job
	 * waits.
	 */
	private static final Duration IDLE = Duration.ofSeconds(30);

	/** The same while a job waits that fits nowhere. */
	private static final Duration BUSY = Duration.ofSeconds(5);

	private final Jobs jobs;

	private final CallOperations calls;

	private final Accepted accepted;

	private final Clock clock;

	OffersHandler(Jobs jobs, CallOperations calls, Accepted accepted, Clock clock) {
		this.jobs = jobs;
		this.calls = calls;
		this.accepted = accepted;
		this.clock = clock;
	}

	@MesosEventHandler
	void offers(List<Offer> offers) {
		List<Placement> placements = FirstFit.place(this.jobs.waiting(), offers);
		Set<String> intended = writeIntents(placements);
		Filters filters = refuse(this.jobs.waiting().isEmpty() ? IDLE : BUSY);
		List<OfferID> useless = new ArrayList<>();
		for (Placement placement : placements) {
			List<TaskInfo> tasks = placement.tasks()
				.stream()
				.filter((task) -> intended.contains(task.getTaskId().getValue()))
				.toList();
			if (tasks.isEmpty()) {
				useless.add(placement.offer().getId());
			}
			else {
				this.accepted.follow(placement.offer(), tasks, this.calls.accept(List.of(placement.offer().getId()),
						List.of(Operations.launch(tasks)), filters));
			}
		}
		if (!useless.isEmpty()) {
			this.calls.decline(useless, filters).subscribe((answer) -> {
			}, Ignored.failure("An offer was not declined"));
		}
	}

	/**
	 * Put down what is about to be launched. An update may come before the ACCEPT is
	 * answered, and a crash may come at any time.
	 */
	private Set<String> writeIntents(List<Placement> placements) {
		Map<String, Launch> intents = new HashMap<>();
		for (Placement placement : placements) {
			for (TaskInfo task : placement.tasks()) {
				String taskId = task.getTaskId().getValue();
				Offer offer = placement.offer();
				intents.put(Jobs.jobIdOf(taskId), new Launch(taskId, offer.getAgentId().getValue(), offer.getHostname(),
						offer.getFrameworkId().getValue()));
			}
		}
		Set<String> written = new HashSet<>();
		this.jobs.updateAll(intents.keySet(), (job) -> {
			Launch intent = intents.get(job.id());
			// It may have been killed since it was placed.
			if (intent == null || job.state() != JobState.WAITING) {
				return job;
			}
			written.add(intent.taskId());
			return job.launching(intent, this.clock.instant());
		});
		return written;
	}

	private static Filters refuse(Duration duration) {
		return Filters.newBuilder().setRefuseSeconds(duration.toSeconds()).build();
	}

}
