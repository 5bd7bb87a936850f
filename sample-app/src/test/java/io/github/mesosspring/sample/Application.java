package io.github.mesosspring.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;

/**
 * The application in a folder, of which one JVM runs at a time.
 */
final class Application {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Path folder;

	private int started;

	Application(Path folder) {
		this.folder = folder;
	}

	ChildJvm start(URI master, String... arguments) throws IOException {
		this.started++;
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--mesos.master=" + master,
				"--mesos.framework.id-file=framework.id", "--jobs.file=jobs.json", "--jobs.at-start=",
				"--mesos.reconciliation.initial=500ms", "--spring.main.banner-mode=off"));
		all.addAll(List.of(arguments));
		return ChildJvm.start(this.folder, "app-" + this.started, SampleApplication.class, all.toArray(String[]::new));
	}

	/**
	 * Wait until something is true of what is on disk.
	 * @param path a JSON path that finds something then
	 */
	void awaitOnDisk(String path) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.until(() -> !onDisk(path).isEmpty());
	}

	<T> List<T> onDisk(String path) {
		try {
			return JsonPath.read(Files.readString(this.folder.resolve("jobs.json")), path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
