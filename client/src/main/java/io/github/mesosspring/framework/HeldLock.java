package io.github.mesosspring.framework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * The lock on a sibling of a file, which stays in place when the file is replaced. The
 * operating system takes it back when the process dies.
 */
final class HeldLock {

	private final FileChannel channel;

	private HeldLock(FileChannel channel) {
		this.channel = channel;
	}

	static HeldLock acquire(Path file) {
		Path path = file.resolveSibling(file.getFileName() + ".lock");
		FileChannel channel = null;
		try {
			channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (tryLock(channel) != null) {
				return new HeldLock(channel);
			}
			close(channel);
		}
		catch (IOException ex) {
			close(channel);
			throw new FrameworkIdStoreException("The lock file '" + path + "' cannot be used: " + ex
					+ ". Name a framework id file in a directory this process may write to", ex);
		}
		throw new FrameworkIdStoreException("The framework id file '" + file + "' is in use: another instance holds '"
				+ path + "'. Stop it, or give this one another framework id file (mesos.framework.id-file): "
				+ "two instances with one id evict each other", null);
	}

	void release() {
		close(this.channel);
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	private static void close(@Nullable FileChannel channel) {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			throw new FrameworkIdStoreException("The lock of a framework id file cannot be released", ex);
		}
	}

}
