package io.github.mesosspring.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/**
 * A web application to be started. The same class with the same JVM options and the same
 * arguments, whatever else is on its class path.
 *
 * @param name what is said of it in a report
 * @param module the module beside the harness that is started
 * @param arguments what it is told in addition
 */
public record StartUpVariant(String name, String module, List<String> arguments) {

	private static final String APPLICATION = "io.github.mesosspring.benchmarks.webapp.WebApplication";

	/** No native transport, so that it is the same everywhere. */
	private static final List<String> OPTIONS = List.of("-Xmx256m", "-Dreactor.netty.native=false");

	private static final int LIMIT_SECONDS = 120;

	public StartUpVariant {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Start it, in an empty folder, and wait until it has ended itself.
	 * @param common what all variants are told
	 * @return what it took
	 */
	public StartUpCost start(List<String> common) throws IOException, InterruptedException {
		Path folder = Files.createTempDirectory("start-up");
		try {
			return start(common, folder);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private StartUpCost start(List<String> common, Path folder) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(OPTIONS);
		command.addAll(List.of("-cp", classPath(), APPLICATION));
		command.addAll(common);
		command.addAll(this.arguments);
		Path output = folder.resolve("output.txt");
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		try {
			boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
			String said = Files.readString(output, StandardCharsets.UTF_8);
			return StartUpCost.read(said)
				.orElseThrow(() -> new IllegalStateException("The application '" + this.name + "' "
						+ (ended ? "ended" : "went on") + " without being ready:\n" + said));
		}
		finally {
			process.destroyForcibly();
		}
	}

	private String classPath() throws IOException {
		Path target = benchmarks().resolve(this.module).resolve("target");
		return target.resolve("classes") + File.pathSeparator
				+ Files.readString(target.resolve("class-path.txt")).strip();
	}

	/**
	 * The folder of all benchmarks, seen from {@code harness/target/classes}, or from the
	 * jar that is made of it.
	 */
	private static Path benchmarks() {
		try {
			Path classes = Path.of(StartUpVariant.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return classes.resolve("../../..").normalize();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
