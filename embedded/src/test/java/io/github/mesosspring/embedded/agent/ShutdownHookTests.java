package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class ShutdownHookTests {

	@TempDir
	Path work;

	@Test
	void theProcessesEndWithTheJvm() throws IOException, InterruptedException {
		Path errors = this.work.resolve("jvm.log");
		Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Application.class.getName(), this.work.toString())
			.redirectErrorStream(true)
			.redirectOutput(errors.toFile())
			.start();
		try {
			assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(jvm.exitValue()).as(() -> String.join("\n", Tasks.lines(errors))).isEqualTo(7);
			String pid = Tasks.lines(this.work.resolve("pid")).get(0);
			assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessStat::isRunning)).isEmpty();
		}
		finally {
			jvm.destroyForcibly();
		}
	}

	/** An application that ends without a look back. */
	static class Application {

		public static void main(String[] args) {
			Path work = Path.of(args[0]);
			Agent agent = LocalAgents.create(Tasks.AGENT, work, Schedulers.newSingle("agent"));
			agent.launch(Tasks.FRAMEWORK,
					Tasks.shell("t", "trap '' TERM; echo $$ > " + work.resolve("pid") + "; while :; do sleep 1; done"));
			Tasks.awaitLine(work.resolve("pid"));
			System.exit(7);
		}

	}

}
