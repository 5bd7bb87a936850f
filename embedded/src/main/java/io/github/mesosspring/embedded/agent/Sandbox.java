package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;

/**
 * The folder a task runs in, laid out as a real agent lays it out. Ids are other people's
 * text: each becomes one plain file name.
 *
 * @param directory the folder, absolute
 */
record Sandbox(Path directory) {

	/** Where, in the folder of an executor, its tasks have theirs. */
	static final String NESTED = "containers";

	/** File systems allow 255 bytes. */
	private static final int LONGEST_NAME = 200;

	/**
	 * Make the folder of a run.
	 * @param workDirectory the folder of the agent
	 * @param framework whose task it is
	 * @param executor the executor of the task
	 * @param container the run, unique; with a parent if it is the task of a group
	 * @return the sandbox
	 * @throws IOException if it cannot be made
	 */
	static Sandbox create(Path workDirectory, FrameworkID framework, ExecutorID executor, ContainerID container)
			throws IOException {
		Path runs = runs(workDirectory, framework.getValue(), executor.getValue());
		Path directory = container.hasParent() ? runs.resolve(fileName(container.getParent().getValue()))
			.resolve(NESTED)
			.resolve(fileName(container.getValue())) : runs.resolve(fileName(container.getValue()));
		Files.createDirectories(directory);
		PosixFileAttributeView posix = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
		if (posix != null) {
			posix.setPermissions(PosixFilePermissions.fromString("rwxr-x---"));
		}
		return new Sandbox(directory);
	}

	/**
	 * The folder that holds all runs of an executor.
	 */
	static Path runs(Path workDirectory, String framework, String executor) {
		return workDirectory.resolve("frameworks")
			.resolve(fileName(framework))
			.resolve("executors")
			.resolve(fileName(executor))
			.resolve("runs");
	}

	Path stdout() {
		return this.directory.resolve("stdout");
	}

	Path stderr() {
		return this.directory.resolve("stderr");
	}

	/**
	 * Everything but letters, digits, and {@code - _ .} inside a name is written as
	 * {@code %} and two hexadecimal digits. Names that get too long end in a digest of
	 * the id, so that different ids stay different.
	 */
	static String fileName(String id) {
		StringBuilder name = new StringBuilder();
		for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (b & 0xff);
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
					|| c == '_' || (c == '.' && !name.isEmpty());
			if (plain) {
				name.append(c);
			}
			else {
				name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
			}
		}
		if (name.isEmpty()) {
			return "%";
		}
		return (name.length() <= LONGEST_NAME) ? name.toString()
				: name.substring(0, LONGEST_NAME - 65) + "-" + digest(id);
	}

	private static String digest(String id) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
