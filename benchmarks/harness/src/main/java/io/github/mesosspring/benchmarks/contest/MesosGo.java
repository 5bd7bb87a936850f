package io.github.mesosspring.benchmarks.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.benchmarks.ProjectFolder;

/**
 * The contestant with mesos-go. It is built from its source and the library as Debian
 * packages it, without a network, where both Go and the library are installed.
 */
public final class MesosGo {

	/** What is said where it can not run. */
	public static final String MISSING = "mesos-go is not installed: Go or the package golang-github-mesos-mesos-go-dev is missing.";

	private static final Path LIBRARY = Path.of("/usr/share/gocode");

	private static final int LIMIT_MINUTES = 3;

	private final Path library;

	private final String go;

	/**
	 * With what is installed here.
	 */
	public MesosGo() {
		this(LIBRARY, "go");
	}

	MesosGo(Path library, String go) {
		this.library = library;
		this.go = go;
	}

	/**
	 * Build it.
	 * @return the program, or nothing where it is not installed
	 * @throws IOException if it is installed and can not be built
	 */
	public Optional<Program> build() throws IOException, InterruptedException {
		if (!Files.isDirectory(this.library.resolve("src/github.com/mesos/mesos-go")) || !hasGo()) {
			return Optional.empty();
		}
		Path benchmarks = ProjectFolder.around(Path.of("")).resolve("benchmarks");
		Path target = Files.createDirectories(benchmarks.resolve("harness/target/mesos-go"));
		Path executable = target.resolve("mesos-go-contestant");
		Path log = target.resolve("build.log");
		ProcessBuilder builder = new ProcessBuilder(this.go, "build", "-o", executable.toString(), ".")
			.directory(benchmarks.resolve("mesos-go").toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment()
			.putAll(Map.of("GO111MODULE", "off", "GOPATH", target.resolve("path") + ":" + this.library, "GOCACHE",
					target.resolve("cache").toString(), "CGO_ENABLED", "0", "GOPROXY", "off", "GOFLAGS", ""));
		Process build = builder.start();
		try {
			if (!build.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
				throw new IOException("The contestant with mesos-go could not be built:\n" + Files.readString(log));
			}
		}
		finally {
			build.destroyForcibly();
		}
		return Optional.of(new Program("mesos-go", false, "", "", List.of(), executable));
	}

	private boolean hasGo() throws InterruptedException {
		try {
			return new ProcessBuilder(this.go, "version").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
