package io.github.mesosspring.embedded.agent;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Finds programs the way a shell does.
 */
final class Executables {

	private Executables() {
	}

	/**
	 * Find a program.
	 * @param name its name, looked for on the path, or, if it has a slash, its file
	 * @param path the folders to look in, as in {@code PATH}
	 * @param directory the folder that a relative file is relative to
	 * @return the file, or null if there is none that can be executed
	 */
	static @Nullable Path find(String name, String path, Path directory) {
		if (name.isEmpty()) {
			return null;
		}
		try {
			if (name.indexOf('/') >= 0) {
				return executable(directory.resolve(name));
			}
			for (String folder : path.split(File.pathSeparator)) {
				Path file = executable(directory.resolve(folder).resolve(name));
				if (file != null) {
					return file;
				}
			}
		}
		catch (InvalidPathException ex) {
			return null;
		}
		return null;
	}

	private static @Nullable Path executable(Path file) {
		return (Files.isRegularFile(file) && Files.isExecutable(file)) ? file : null;
	}

}
