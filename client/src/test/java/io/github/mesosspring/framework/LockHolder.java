package io.github.mesosspring.framework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A process that locks a file, says so, and holds on until it is killed.
 */
final class LockHolder {

	private LockHolder() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			channel.lock();
			System.out.print('L');
			System.out.flush();
			Thread.currentThread().join();
		}
	}

}
