package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the tasks of an agent wrote to their standard streams. Nothing else below or
 * outside the folder of the agent can be read with it, wherever links in it lead.
 * Thread-safe; blocks while it reads.
 */
public final class SandboxFiles {

	/** How many bytes are read at most, from the end of the file. */
	public static final int MAX_BYTES = 1024 * 1024;

	private static final Set<String> NAMES = Set.of("stdout", "stderr");

	private final Path workDirectory;

	SandboxFiles(Path workDirectory) {
		this.workDirectory = workDirectory;
	}

	/**
	 * Read the end of a file.
	 * @param framework the id of the framework
	 * @param executor the id of the executor
	 * @param containers the id of the run and, for a task of a group, that of the task's
	 * container; empty for the latest run
	 * @param name {@code stdout} or {@code stderr}
	 * @return its last bytes, {@code null} if there is no such file
	 * @throws IOException if it cannot be read
	 */
	public byte @Nullable [] tail(String framework, String executor, List<String> containers, String name)
			throws IOException {
		if (!NAMES.contains(name)) {
			return null;
		}
		try {
			Path directory = directory(Sandbox.runs(this.workDirectory, framework, executor), containers);
			Path file = directory.resolve(name).toRealPath();
			boolean inside = file.startsWith(this.workDirectory.toRealPath())
					&& NAMES.contains(file.getFileName().toString());
			return (inside && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) ? tail(file) : null;
		}
		catch (NoSuchFileException ex) {
			return null;
		}
	}

	private static Path directory(Path runs, List<String> containers) throws IOException {
		if (containers.isEmpty()) {
			return latest(runs);
		}
		Path run = runs.resolve(Sandbox.fileName(containers.get(0)));
		return (containers.size() == 1) ? run
				: run.resolve(Sandbox.NESTED).resolve(Sandbox.fileName(containers.get(1)));
	}

	private static Path latest(Path runs) throws IOException {
		try (Stream<Path> all = Files.list(runs)) {
			return all.max(Comparator.comparingLong((run) -> run.toFile().lastModified()))
				.orElseThrow(() -> new NoSuchFileException(runs.toString()));
		}
	}

	private static byte[] tail(Path file) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file,
				Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
			channel.position(Math.max(0, channel.size() - MAX_BYTES));
			return Channels.newInputStream(channel).readNBytes(MAX_BYTES);
		}
	}

}
