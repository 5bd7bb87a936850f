package io.github.mesosspring.sample.job;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JobFileTests {

	@TempDir
	private Path folder;

	@Test
	void readsWhatItWrote() {
		Job job = TestJobs.launched("a").moved(JobState.TASK_RUNNING, "läuft", TestJobs.NOW);
		file().write(List.of(job, TestJobs.waiting("b")));
		assertThat(file().read()).containsExactly(job, TestJobs.waiting("b"));
	}

	@Test
	void writesOnAThreadThatIsInterruptedToo() {
		Thread.currentThread().interrupt();
		try {
			file().write(List.of(TestJobs.waiting("a")));
		}
		finally {
			assertThat(Thread.interrupted()).as("still interrupted").isTrue();
		}
		assertThat(file().read()).containsExactly(TestJobs.waiting("a"));
	}

	@Test
	void hasNoJobsBeforeTheFirstStart() {
		assertThat(file().read()).isEmpty();
	}

	@Test
	void leavesNothingButTheFileBehind() {
		file().write(List.of(TestJobs.waiting("a")));
		file().write(List.of(TestJobs.waiting("b")));
		assertThat(this.folder.resolve("data")).isDirectoryContaining("glob:**/jobs.json")
			.isDirectoryNotContaining("glob:**.new");
	}

	@Test
	void ignoresAVersionThatWasNeverFinished() throws Exception {
		file().write(List.of(TestJobs.waiting("a")));
		Files.writeString(this.folder.resolve("data/jobs.json.new"), "{\"jobs\":[");
		assertThat(file().read()).containsExactly(TestJobs.waiting("a"));
		file().write(List.of(TestJobs.waiting("b")));
		assertThat(file().read()).containsExactly(TestJobs.waiting("b"));
	}

	@Test
	void refusesAFileThatIsNoJobFile() throws Exception {
		Files.createDirectories(this.folder.resolve("data"));
		for (String content : List.of("{\"jobs\":[{\"id\":", "", "[]", "{}", "{\"jobs\":[{\"id\":\"a\"}]}")) {
			Files.writeString(this.folder.resolve("data/jobs.json"), content);
			assertThatIllegalStateException().as(content)
				.isThrownBy(() -> file().read())
				.withMessageContaining("jobs.json")
				.withMessageContaining("Repair");
		}
	}

	@Test
	void saysWhatToDoWhenItCannotWrite() throws Exception {
		Files.writeString(this.folder.resolve("data"), "a file where the folder should be");
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> file().write(List.of(TestJobs.waiting("a"))))
			.withMessageContaining("nothing was changed");
	}

	private JobFile file() {
		return new JobFile(this.folder.resolve("data/jobs.json"), JsonMapper.builder().build());
	}

}
