package io.github.mesosspring.sample.scheduling;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.message.TaskBuilder;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.sample.job.Job;

/**
 * Places jobs on offers: each job, oldest first, on the first offer that has enough CPUs
 * and memory left. A job that fits nowhere does not hold up those after it.
 */
final class FirstFit {

	private FirstFit() {
	}

	static List<Placement> place(List<Job> jobs, List<Offer> offers) {
		List<OfferedResources> left = offers.stream().map(OfferedResources::new).toList();
		List<List<TaskInfo>> tasks = new ArrayList<>();
		offers.forEach((offer) -> tasks.add(new ArrayList<>()));
		for (Job job : jobs) {
			for (int i = 0; i < left.size(); i++) {
				if (left.get(i).fits(job.need())) {
					tasks.get(i).add(task(job, offers.get(i), left.get(i).take(job.need())));
					break;
				}
			}
		}
		List<Placement> placements = new ArrayList<>();
		for (int i = 0; i < left.size(); i++) {
			placements.add(new Placement(offers.get(i), tasks.get(i)));
		}
		return placements;
	}

	private static TaskInfo task(Job job, Offer offer, List<Resource> resources) {
		return TaskBuilder.task(job.nextTaskId())
			.name(job.name())
			.on(offer)
			.command(job.command())
			.resources(resources)
			.build();
	}

}
