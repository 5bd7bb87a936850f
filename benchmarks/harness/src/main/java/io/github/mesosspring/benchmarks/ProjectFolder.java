package io.github.mesosspring.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the folder of the project, from wherever in it a run was begun.
 */
public final class ProjectFolder {

	private ProjectFolder() {
	}

	/**
	 * The folder of the project.
	 * @param inside a folder within it
	 * @return the folder
	 * @throws IllegalStateException if that is not within the project
	 */
	public static Path around(Path inside) {
		for (Path folder = inside.toAbsolutePath(); folder != null; folder = folder.getParent()) {
			if (Files.isDirectory(folder.resolve("benchmarks/harness"))) {
				return folder;
			}
		}
		throw new IllegalStateException("Run it from within the project, not from " + inside.toAbsolutePath());
	}

}
