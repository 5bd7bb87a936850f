package io.github.mesosspring.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * On what was measured.
 *
 * @param date when the run began
 * @param commit what was measured, with {@code -dirty} when it was changed since
 * @param effort how much was measured
 * @param command the command that measures it again
 * @param machine the processor, its cores and the memory
 * @param system the operating system and its version
 * @param java the Java runtime
 * @param javaOptions the options of the JVM that runs the rows
 * @param versions versions of what takes part
 */
public record Environment(String date, String commit, String effort, String command, String machine, String system,
		String java, List<String> javaOptions, Map<String, String> versions) {

	/**
	 * What this JVM runs on.
	 * @param effort how much is measured
	 * @param rows the numbers of the rows that were asked for; none for all
	 */
	public static Environment here(String effort, List<Integer> rows) {
		return new Environment(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Commit.current(), effort,
				command(effort, rows), Machine.describe(),
				System.getProperty("os.name") + " " + System.getProperty("os.version"),
				System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version") + ", "
						+ System.getProperty("java.vm.name"),
				javaOptionsOfThis(), Versions.all());
	}

	/** What says of the measurement itself is said elsewhere. */
	private static List<String> javaOptionsOfThis() {
		return ManagementFactory.getRuntimeMXBean()
			.getInputArguments()
			.stream()
			.filter((option) -> !option.startsWith("-Dbenchmarks."))
			.toList();
	}

	static String command(String effort, List<Integer> rows) {
		String all = "mvn -q -pl benchmarks/harness -am verify -DskipTests -Dbenchmarks="
				+ effort.toLowerCase(Locale.ROOT);
		if (rows.isEmpty()) {
			return all;
		}
		return all + " -Dbenchmarks.rows=" + rows.stream().map(String::valueOf).collect(Collectors.joining(","));
	}

}
