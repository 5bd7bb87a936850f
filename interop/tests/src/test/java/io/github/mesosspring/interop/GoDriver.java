package io.github.mesosspring.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The driver of mesos-go, built once from its source and the library as Debian packages
 * it, without a network.
 */
final class GoDriver {

	private static final Log logger = LogFactory.getLog(GoDriver.class);

	private static final String MISSING = "mesos-go does not run: golang-go or golang-github-mesos-mesos-go-dev "
			+ "is not installed";

	private static final Path LIBRARY = Path.of("/usr/share/gocode");

	private static final Path TARGET = Path.of("target", "go").toAbsolutePath();

	private static Path executable;

	private GoDriver() {
	}

	/**
	 * The executable. Skips the test, and says so, where Go or the library is missing.
	 * @return where it is
	 */
	static synchronized Path executable() throws IOException, InterruptedException {
		if (executable == null) {
			boolean installed = Files.isDirectory(LIBRARY.resolve("src/github.com/mesos/mesos-go")) && hasGo();
			if (!installed) {
				logger.warn(MISSING);
			}
			Assumptions.assumeTrue(installed, MISSING);
			executable = build();
		}
		return executable;
	}

	private static boolean hasGo() throws InterruptedException {
		try {
			return new ProcessBuilder("go", "version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Path build() throws IOException, InterruptedException {
		Files.createDirectories(TARGET);
		Path built = TARGET.resolve("mesos-go-driver");
		Path log = TARGET.resolve("build.log");
		ProcessBuilder builder = new ProcessBuilder("go", "build", "-o", built.toString(), ".");
		builder.environment()
			.putAll(Map.of("GO111MODULE", "off", "GOPATH", TARGET.resolve("path") + ":" + LIBRARY, "GOCACHE",
					TARGET.resolve("cache").toString(), "CGO_ENABLED", "0", "GOPROXY", "off", "GOFLAGS", ""));
		Process build = builder.directory(Path.of("..", "mesos-go", "driver").toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			assertThat(build.waitFor(3, TimeUnit.MINUTES)).as("the end of go build").isTrue();
		}
		finally {
			build.destroyForcibly();
		}
		assertThat(build.exitValue()).as(Files.readString(log)).isZero();
		return built;
	}

}
