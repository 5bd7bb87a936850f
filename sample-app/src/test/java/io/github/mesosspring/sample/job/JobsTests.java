package io.github.mesosspring.sample.job;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobsTests {

	@TempDir
	private Path folder;

	private final List<String> seen = new ArrayList<>();

	@Test
	void hasEveryChangeOnDiskBeforeAnybodyIsTold() {
		Jobs jobs = TestJobs.in(this.folder, new JobListener() {
			@Override
			public void changed(@Nullable Job before, Job after) {
				JobsTests.this.seen
					.add(TestJobs.in(JobsTests.this.folder).find(after.id()).orElseThrow().state().name());
			}
		});
		jobs.add(TestJobs.waiting("a"));
		jobs.update("a", (job) -> job.killed(TestJobs.NOW));
		assertThat(this.seen).containsExactly("WAITING", "TASK_KILLED");
	}

	@Test
	void knowsItsJobsAgainAfterARestart() {
		TestJobs.in(this.folder).add(TestJobs.waiting("a"));
		TestJobs.in(this.folder).add(TestJobs.launched("b"));
		Jobs jobs = TestJobs.in(this.folder);
		assertThat(jobs.all()).extracting(Job::id).containsExactly("a", "b");
		assertThat(jobs.waiting()).extracting(Job::id).containsExactly("a");
		assertThat(jobs.findByTask("b.1")).isPresent();
	}

	@Test
	void findsAJobByItsCurrentTaskOnly() {
		Jobs jobs = TestJobs.in(this.folder);
		jobs.add(TestJobs.launched("a"));
		assertThat(jobs.findByTask("a.1")).isPresent();
		assertThat(jobs.findByTask("a.2")).isEmpty();
		assertThat(jobs.findByTask("a")).isEmpty();
		assertThat(jobs.findByTask("unknown.1")).isEmpty();
	}

	@Test
	void changesNothingWhenTheDiskRefuses() throws Exception {
		Path sub = this.folder.resolve("sub");
		Jobs jobs = TestJobs.in(sub);
		jobs.add(TestJobs.waiting("a"));
		Files.delete(sub.resolve("jobs.json"));
		Files.delete(sub);
		Files.writeString(sub, "in the way");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> jobs.update("a", (job) -> job.killed(TestJobs.NOW)));
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> jobs.add(TestJobs.waiting("b")));
		assertThat(jobs.all()).containsExactly(TestJobs.waiting("a"));
	}

	@Test
	void writesNothingWhenNothingChanges() throws Exception {
		Jobs jobs = TestJobs.in(this.folder);
		jobs.add(TestJobs.waiting("a"));
		Files.delete(this.folder.resolve("jobs.json"));
		jobs.update("a", (job) -> job);
		assertThat(jobs.update("unknown", (job) -> job.killed(TestJobs.NOW))).isEmpty();
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void tellsOnceThatWaitingBegan() {
		Jobs jobs = TestJobs.in(this.folder, new JobListener() {
			@Override
			public void waitingBegan() {
				JobsTests.this.seen.add("began");
			}
		});
		jobs.add(TestJobs.waiting("a"));
		jobs.add(TestJobs.waiting("b"));
		assertThat(this.seen).hasSize(1);
		jobs.updateAll(List.of("a", "b"), (job) -> job.killed(TestJobs.NOW));
		jobs.add(TestJobs.waiting("c"));
		assertThat(this.seen).hasSize(2);
	}

	@Test
	void forgetsTheOldestEndedJobsAndNoOthers() {
		Jobs jobs = TestJobs.in(this.folder, 2);
		jobs.add(TestJobs.waiting("live"));
		for (String id : List.of("a", "b", "c")) {
			jobs.add(TestJobs.waiting(id));
			jobs.update(id, (job) -> job.killed(TestJobs.NOW));
		}
		assertThat(jobs.all()).extracting(Job::id).containsExactly("live", "b", "c");
	}

}
