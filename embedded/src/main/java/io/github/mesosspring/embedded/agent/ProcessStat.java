package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What Linux says of a process in {@code /proc/<pid>/stat}. On other systems there is
 * nothing to read.
 *
 * @param state the letter of its state
 * @param session the pid of the leader of its session
 */
record ProcessStat(char state, long session) {

	private static final Path PROC = Path.of("/proc");

	/** The processes of a session that still run. */
	static List<ProcessHandle> session(long session) {
		List<ProcessHandle> members = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
			for (Path entry : entries) {
				long pid = Long.parseLong(entry.getFileName().toString());
				ProcessStat stat = of(pid);
				if (stat != null && stat.session == session && !stat.hasEnded()) {
					ProcessHandle.of(pid).ifPresent(members::add);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// Not Linux, or /proc is hidden: the descendants are all there is to know.
			return members;
		}
		return members;
	}

	/**
	 * Whether a process runs; one that ended and waits to be collected by its parent does
	 * not.
	 */
	static boolean isRunning(ProcessHandle process) {
		if (!process.isAlive()) {
			return false;
		}
		ProcessStat stat = of(process.pid());
		return stat == null || !stat.hasEnded();
	}

	private static @Nullable ProcessStat of(long pid) {
		try {
			return parse(Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * The name of the program stands in parentheses and may itself contain some, so look
	 * behind the last.
	 */
	static @Nullable ProcessStat parse(String stat) {
		int name = stat.lastIndexOf(')');
		String[] fields = stat.substring(name + 1).trim().split(" ", 5);
		if (name < 0 || fields.length < 5 || fields[0].length() != 1) {
			return null;
		}
		return new ProcessStat(fields[0].charAt(0), Long.parseLong(fields[3]));
	}

	private boolean hasEnded() {
		return this.state == 'Z' || this.state == 'X';
	}

}
