package io.github.mesosspring.benchmarks.contest;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.ProjectFolder;
import io.github.mesosspring.benchmarks.client.BareProgram;
import io.github.mesosspring.benchmarks.client.StarterProgram;
import org.jspecify.annotations.Nullable;

/**
 * A program that does the work of a contestant.
 *
 * @param name the name of the contestant
 * @param ours whether it has to succeed: what another client can not do is no failure of
 * the measurement
 * @param module the module whose class path it has; empty for that of this JVM
 * @param main its main class
 * @param options options of the JVM
 * @param executable what to run instead of a JVM, or {@code null}
 */
public record Program(String name, boolean ours, String module, String main, List<String> options,
		@Nullable Path executable) {

	/** An application with the starter and its defaults. */
	public static final Program STARTER = new Program("starter", true, "", StarterProgram.class.getName(), List.of());

	/** The same with a meter registry and an observation registry. */
	public static final Program STARTER_WITH_METERS = STARTER.as("starter with meters", "-Dmeters=true");

	/** Reactor Netty and Protobuf alone. */
	public static final Program BARE = new Program("bare", true, "", BareProgram.class.getName(), List.of());

	/** The same with a thread of its own for the handler. */
	public static final Program BARE_WITH_HAND_OFF = BARE.as("bare with hand-off", "-Dhandoff=true");

	/** mesos-rxjava as it is. */
	public static final Program RXJAVA = new Program("mesos-rxjava 0.2.0", false, "mesos-rxjava",
			"io.github.mesosspring.benchmarks.rxjava.MesosRxJavaProgram", List.of());

	/** HubSpot's fork as it is. */
	public static final Program HUBSPOT = new Program("HubSpot mesos-rxjava 0.1.1", false, "mesos-rxjava-hubspot",
			"io.github.mesosspring.benchmarks.rxjava.HubSpotMesosRxJavaProgram", List.of());

	private Program(String name, boolean ours, String module, String main, List<String> options) {
		this(name, ours, module, main, options, null);
	}

	/**
	 * The same program with another name and further options.
	 * @param name its name
	 * @param more options of the JVM
	 * @return the program
	 */
	public Program as(String name, String... more) {
		return new Program(name, this.ours, this.module, this.main,
				Stream.concat(this.options.stream(), Stream.of(more)).toList(), this.executable);
	}

	/**
	 * The same program with a buffer without a bound, without which the other clients
	 * give up when more than some 128 events wait.
	 * @return the program
	 */
	public Program unbounded() {
		return as(this.name + " (unbounded buffer)", "-Dunbounded=true");
	}

	/**
	 * The command that starts it.
	 */
	List<String> command(List<String> options, List<String> arguments) {
		if (this.executable != null) {
			return Stream.concat(Stream.of(this.executable.toString()), arguments.stream()).toList();
		}
		return Jvm.command(classPath(), options, this.main, arguments);
	}

	private String classPath() {
		if (this.module.isEmpty()) {
			return System.getProperty("java.class.path");
		}
		Path target = ProjectFolder.around(Path.of("")).resolve("benchmarks").resolve(this.module).resolve("target");
		try {
			return target.resolve("classes") + File.pathSeparator
					+ Files.readString(target.resolve("class-path.txt")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The module " + this.module + " of the benchmarks has to be built before",
					ex);
		}
	}

}
