package io.github.mesosspring.recording;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of a recording: lines are put at its end, what is there stays.
 */
final class RecordingFile implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	private final OutputStream out;

	private RecordingFile(OutputStream out) {
		this.out = out;
	}

	/**
	 * Open a file, with its folders if need be. One that is created belongs to its owner
	 * alone; one that exists keeps its permissions.
	 */
	static RecordingFile open(Path path) throws IOException {
		Path folder = path.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		create(path);
		boolean torn = isTorn(path);
		RecordingFile file = new RecordingFile(
				new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND), BUFFER));
		if (torn) {
			file.out.write('\n');
		}
		return file;
	}

	void write(byte[] line) throws IOException {
		this.out.write(line);
		this.out.write('\n');
	}

	/**
	 * Hand everything to the operating system, where it outlives this process.
	 */
	void flush() throws IOException {
		this.out.flush();
	}

	@Override
	public void close() throws IOException {
		this.out.close();
	}

	private static void create(Path path) throws IOException {
		try {
			Files.createFile(path, ownerOnly(path));
		}
		catch (FileAlreadyExistsException ex) {
			return;
		}
	}

	private static FileAttribute<?>[] ownerOnly(Path path) {
		if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) };
	}

	/**
	 * Whether the last line has no end, because whoever wrote it was killed.
	 */
	private static boolean isTorn(Path path) throws IOException {
		try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
			ByteBuffer last = ByteBuffer.allocate(1);
			return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
		}
	}

}
