package io.github.mesosspring.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A work directory nobody asked for by name, and so nobody will clear away.
 */
final class TemporaryDirectory {

	private static final Log logger = LogFactory.getLog(TemporaryDirectory.class);

	private TemporaryDirectory() {
	}

	static Path create() {
		try {
			return Files.createTempDirectory("embedded-mesos");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"No temporary directory can be created; set a work directory for the embedded Mesos", ex);
		}
	}

	/**
	 * Delete a directory and all that is in it, as far as that is possible; links are
	 * deleted and not followed.
	 */
	static void delete(Path directory) {
		try {
			Files.walkFileTree(directory, new Deletion());
		}
		catch (IOException ex) {
			logger.warn("The temporary work directory " + directory + " cannot be deleted, delete it by hand", ex);
		}
	}

	private static final class Deletion extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			Files.deleteIfExists(file);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException ex) throws IOException {
			if (ex != null) {
				throw ex;
			}
			Files.deleteIfExists(directory);
			return FileVisitResult.CONTINUE;
		}

	}

}
