package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The commit that is measured, as {@code git} says, or the system property
 * {@code benchmarks.commit} where there is no {@code git}.
 */
final class Commit {

	private static final String UNKNOWN = "unknown";

	private Commit() {
	}

	static String current() {
		String given = System.getProperty("benchmarks.commit", "");
		if (!given.isEmpty()) {
			return given;
		}
		try {
			String commit = git("rev-parse", "--short=12", "HEAD");
			// What was written by the rows before is no change of what is measured
			String changes = git("status", "--porcelain", "--untracked-files=no", "--", ":/",
					":(top,exclude)benchmarks/results", ":(top,exclude)docs/performance");
			return changes.isEmpty() ? commit : commit + "-dirty";
		}
		catch (IOException ex) {
			return UNKNOWN;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return UNKNOWN;
		}
	}

	private static String git(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("git"));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException(String.join(" ", command) + " gave nothing");
		}
		return output;
	}

}
