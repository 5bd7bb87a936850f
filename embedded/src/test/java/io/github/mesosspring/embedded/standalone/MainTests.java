package io.github.mesosspring.embedded.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class MainTests {

	private static Process run(String... arguments) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		ProcessBuilder builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Main.class.getName());
		builder.command().addAll(List.of(arguments));
		return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

	@Test
	void saysWhereItListensAndEndsWhenToldTo(@TempDir Path directory) throws Exception {
		Process process = run("--port=0", "--work-dir=" + directory);
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			String ready = "Embedded Mesos is listening on ";
			String line = output.readLine();
			while (line != null && !line.startsWith(ready)) {
				line = output.readLine();
			}
			assertThat(line).isNotNull();
			URI uri = URI.create(line.substring(ready.length()));
			new Socket(uri.getHost(), uri.getPort()).close();
			assertThat(output.readLine()).isEqualTo("Status page: " + uri + "/");
			process.destroy();
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Test
	void endsWithStatusTwoForAnArgumentItCannotUse() throws Exception {
		Process process = run("--nonsense");
		try {
			assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isEqualTo(2);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
