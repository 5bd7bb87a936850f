package io.github.mesosspring.sample.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.Need;
import io.github.mesosspring.sample.job.TestJobs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FirstFitTests {

	@Test
	void placesEachJobOnTheFirstOfferWithRoom() {
		assertThat(place(List.of(job("a", 1000, 100), job("b", 1000, 100), job("c", 1000, 100)),
				Messages.offer("small", 1, 1000), Messages.offer("big", 4, 1000)))
			.containsExactly("a.1 on small", "b.1 on big", "c.1 on big");
	}

	@Test
	void heedsMemoryAsWellAsCpus() {
		assertThat(place(List.of(job("a", 100, 600_000), job("b", 100, 600_000)), Messages.offer("o", 8, 1000)))
			.containsExactly("a.1 on o");
	}

	@Test
	void letsSmallJobsPassAJobThatFitsNowhere() {
		assertThat(place(List.of(job("giant", 64_000, 100), job("b", 100, 100)), Messages.offer("o", 1, 100)))
			.containsExactly("b.1 on o");
	}

	@Test
	void fillsAnOfferToTheLastThousandth() {
		List<Job> jobs = IntStream.range(0, 11).mapToObj((i) -> job("j" + i, 100, 100)).toList();
		assertThat(place(jobs, Messages.offer("o", 1, 1000))).hasSize(10);
	}

	@Test
	void keepsOffersThatAreOfNoUse() {
		List<Placement> placements = FirstFit.place(List.of(), List.of(Messages.offer("o", 1, 100)));
		assertThat(placements).singleElement().satisfies((placement) -> assertThat(placement.tasks()).isEmpty());
	}

	@Test
	void takesResourcesAsTheyWereOffered() {
		Resource reserved = Messages.scalar("cpus", 0.3)
			.toBuilder()
			.addReservations(
					Resource.ReservationInfo.newBuilder().setType(Resource.ReservationInfo.Type.STATIC).setRole("jobs"))
			.build();
		Offer offer = Messages.offer("o", reserved, Messages.scalar("cpus", 1), Messages.scalar("mem", 100));
		List<TaskInfo> tasks = FirstFit.place(List.of(job("a", 500, 32_000)), List.of(offer)).get(0).tasks();
		assertThat(tasks.get(0).getResourcesList()).containsExactly(reserved, Messages.scalar("cpus", 0.2),
				Messages.scalar("mem", 32));
	}

	@Test
	void leavesRevocableResourcesAlone() {
		Resource revocable = Messages.scalar("cpus", 8)
			.toBuilder()
			.setRevocable(Resource.RevocableInfo.getDefaultInstance())
			.build();
		assertThat(place(List.of(job("a", 100, 100)), Messages.offer("o", revocable, Messages.scalar("mem", 100))))
			.isEmpty();
	}

	@Test
	void makesATaskThatRunsTheCommandInAShell() {
		TaskInfo task = FirstFit.place(List.of(job("a", 100, 100)), List.of(Messages.offer("o", 1, 100)))
			.get(0)
			.tasks()
			.get(0);
		assertThat(task.getCommand().getShell()).isTrue();
		assertThat(task.getCommand().getValue()).isEqualTo("echo a");
		assertThat(task.getName()).isEqualTo("name of a");
		assertThat(task.getAgentId().getValue()).isEqualTo("agent of o");
	}

	private static Job job(String id, long cpuMillis, long memoryMillis) {
		return TestJobs.waiting(id, new Need(cpuMillis, memoryMillis));
	}

	private static List<String> place(List<Job> jobs, Offer... offers) {
		List<String> placed = new ArrayList<>();
		for (Placement placement : FirstFit.place(jobs, List.of(offers))) {
			placement.tasks()
				.forEach((task) -> placed
					.add(task.getTaskId().getValue() + " on " + placement.offer().getId().getValue()));
		}
		return placed;
	}

}
