package io.github.mesosspring.benchmarks.contest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a JVM like this one.
 */
final class Jvm {

	private Jvm() {
	}

	static List<String> command(String classPath, List<String> options, String main, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main));
		command.addAll(arguments);
		return command;
	}

}
