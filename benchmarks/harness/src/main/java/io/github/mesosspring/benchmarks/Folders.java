package io.github.mesosspring.benchmarks;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a run puts what it finds.
 *
 * @param results the folder of the JSON files
 * @param report the folder of the page and its plots
 */
record Folders(Path results, Path report) {

	/**
	 * The folders for a run: what is published is written by the full one only.
	 * @param inside a folder within the project
	 * @param effort how much is measured
	 */
	static Folders of(Path inside, Effort effort) {
		Path root = ProjectFolder.around(inside);
		if (effort == Effort.FULL) {
			return new Folders(root.resolve("benchmarks/results"), root.resolve("docs/performance"));
		}
		Path target = root.resolve("benchmarks/harness/target/benchmarks-" + effort.name().toLowerCase(Locale.ROOT));
		return new Folders(target.resolve("results"), target.resolve("performance"));
	}

}
