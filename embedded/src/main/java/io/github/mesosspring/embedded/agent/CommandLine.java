package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.CommandInfo;
import org.jspecify.annotations.Nullable;

/**
 * What to execute for a command: {@code /bin/sh -c value}, or with {@code shell} false
 * the program {@code value} with all of {@code arguments} but the first, which is its own
 * name.
 */
final class CommandLine {

	/**
	 * Makes the command leader of its own session, so that its children can be told from
	 * everything else.
	 */
	private static final @Nullable Path SETSID = Executables.find("setsid", "/usr/bin:/bin:/usr/local/bin",
			Path.of("/"));

	private CommandLine() {
	}

	/** Whether commands get a session of their own. */
	static boolean hasOwnSession() {
		return SETSID != null;
	}

	static List<String> of(CommandInfo command, String path, Sandbox sandbox) throws LaunchException {
		List<String> line = new ArrayList<>();
		if (SETSID != null) {
			line.add(SETSID.toString());
		}
		if (!command.hasValue()) {
			throw new LaunchException("the command has no value, set CommandInfo.value");
		}
		if (command.getShell()) {
			line.addAll(List.of("/bin/sh", "-c", command.getValue()));
			return line;
		}
		Path executable = Executables.find(command.getValue(), path, sandbox.directory());
		if (executable == null) {
			throw new LaunchException("there is no executable '" + command.getValue()
					+ "' on this machine; name one on the PATH or by its absolute path, or set CommandInfo.shell");
		}
		line.add(executable.toString());
		line.addAll(command.getArgumentsList()
			.subList(Math.min(1, command.getArgumentsCount()), command.getArgumentsCount()));
		return line;
	}

}
