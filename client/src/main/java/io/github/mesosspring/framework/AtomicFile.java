package io.github.mesosspring.framework;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A small file that holds either its old or its new content, whenever the process or the
 * machine dies.
 */
final class AtomicFile {

	private final Path path;

	AtomicFile(Path path) {
		this.path = path;
	}

	byte[] read(int limit) throws IOException {
		try (InputStream input = Files.newInputStream(this.path)) {
			return input.readNBytes(limit);
		}
	}

	void write(byte[] content) throws IOException {
		Path temporary = this.path.resolveSibling(this.path.getFileName() + ".tmp");
		// a channel would refuse to write while its thread is interrupted
		try (FileOutputStream output = new FileOutputStream(temporary.toFile())) {
			output.write(content);
			output.getFD().sync();
		}
		Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE);
		forceDirectory();
	}

	void delete() throws IOException {
		Files.deleteIfExists(this.path);
		forceDirectory();
	}

	/**
	 * The name of a file is only safe once its directory is. Not every platform can open
	 * a directory, and those that cannot need not.
	 */
	private void forceDirectory() {
		Path parent = this.path.getParent();
		if (parent == null) {
			return;
		}
		try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			return;
		}
	}

}
