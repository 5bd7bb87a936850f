package io.github.mesosspring.test.devtools;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.protocol.scheduler.Call;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Restarts as devtools makes them: the same JVM, another class loader.
 */
class DevtoolsRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Path DEVTOOLS = Path.of("target", "devtools", "spring-boot-devtools.jar").toAbsolutePath();

	@TempDir
	private Path folder;

	@Test
	void theNewApplicationIsTheSameFrameworkAndNothingKeepsTheOldOne() throws Exception {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().start()) {
			Process process = start(mesos);
			try {
				String id = awaitOutput("Subscribed in start 1 as (\\S+) by RestartClassLoader");
				for (int start = 2; start <= 3; start++) {
					send(process, 'r');
					assertThat(awaitOutput("Subscribed in start " + start + " as (\\S+) by RestartClassLoader"))
						.isEqualTo(id);
				}
				send(process, 'c');
				assertThat(awaitOutput("Still there are the loaders of (\\[.*\\])")).doesNotContain("2");
			}
			finally {
				process.destroy();
				assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			}
			List<JournalEntry> journal = mesos.journal().snapshot().entries();
			assertThat(journal).filteredOn((entry) -> isCall(entry, Call.Type.SUBSCRIBE)).hasSize(3);
			assertThat(journal).noneMatch((entry) -> isCall(entry, Call.Type.TEARDOWN));
			// no stream was taken over from one that still stood
			assertThat(output()).doesNotContain("failed over");
		}
	}

	private Process start(EmbeddedMesos mesos) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m",
				// Spring's caches give what they hold softly back at once
				"-XX:SoftRefLRUPolicyMSPerMB=0", "-Dtest.log=INFO", "-cp",
				DEVTOOLS + File.pathSeparator + System.getProperty("java.class.path"),
				RestartedApplication.class.getName(), "--spring.application.name=restarted",
				"--mesos.master=" + mesos.uri(), "--mesos.framework.id-file=framework.id",
				"--spring.main.banner-mode=off")
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log().toFile())
			.start();
	}

	private static void send(Process process, char command) throws IOException {
		OutputStream input = process.getOutputStream();
		input.write(String.valueOf(command).getBytes(StandardCharsets.US_ASCII));
		input.flush();
	}

	private String awaitOutput(String regex) {
		Pattern pattern = Pattern.compile(regex);
		return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
			Matcher matcher = pattern.matcher(output());
			return matcher.find() ? matcher.group(1) : null;
		}, (found) -> found != null);
	}

	private String output() throws IOException {
		return Files.readString(log());
	}

	private Path log() {
		return this.folder.resolve("output.log");
	}

	private static boolean isCall(JournalEntry entry, Call.Type type) {
		return entry instanceof CallAnswered answered && answered.call().getType() == type;
	}

}
