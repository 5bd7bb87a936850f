package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.mesosspring.protocol.AgentID;

/**
 * Processes that a task detached from itself: they have neither its session nor it as a
 * parent any more, but on Linux still show the environment the agent gave it. Looking for
 * them reads something of every process, so it is done once, at the agent's end.
 */
final class Daemons {

	private static final Path PROC = Path.of("/proc");

	private final String agent;

	private final String workDirectory;

	Daemons(AgentID agent, Path workDirectory) {
		this.agent = '\0' + TaskEnvironment.AGENT + '=' + agent.getValue() + '\0';
		this.workDirectory = '\0' + TaskEnvironment.DIRECTORY + '=' + workDirectory + '/';
	}

	/** SIGKILL to all of them. */
	void kill() {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
			for (Path entry : entries) {
				if (isMarked(entry.resolve("environ"))) {
					ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
						.ifPresent(ProcessHandle::destroyForcibly);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// Not Linux, or /proc is hidden: there is no way to know them.
			return;
		}
	}

	private boolean isMarked(Path environ) {
		try {
			String environment = '\0' + new String(Files.readAllBytes(environ), StandardCharsets.UTF_8);
			return environment.contains(this.agent) && environment.contains(this.workDirectory);
		}
		catch (IOException ex) {
			return false;
		}
	}

}
