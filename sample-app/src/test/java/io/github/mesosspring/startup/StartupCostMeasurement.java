package io.github.mesosspring.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the starter adds to the start of an application, measured in JVMs of their own
 * that take turns. No test: run by name, see docs/performance-startup.md.
 */
class StartupCostMeasurement {

	private static final String AUTOCONFIGURE = "[^" + File.pathSeparator
			+ "]*[/\\\\](autoconfigure[/\\\\]target[/\\\\]classes" + "|mesos-spring-boot-autoconfigure[^/\\\\]*)"
			+ File.pathSeparator;

	private static final int RUNS = Integer.getInteger("startup.runs", 10);

	@TempDir
	private Path folder;

	@Test
	void measure() throws Exception {
		Map<String, List<long[]>> results = new LinkedHashMap<>();
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().start()) {
			String all = System.getProperty("java.class.path");
			Map<String, List<String>> variants = new LinkedHashMap<>();
			variants.put("without", List.of(all.replaceAll(AUTOCONFIGURE, "")));
			variants.put("with", List.of(all, "--mesos.master=" + mesos.connectString()));
			variants.put("with, not subscribing",
					List.of(all, "--mesos.master=" + mesos.connectString(), "--mesos.auto-startup=false"));
			for (int run = 0; run <= RUNS; run++) {
				for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
					long[] result = start(variant.getValue());
					// the first of each warms the file system up
					if (run > 0) {
						results.computeIfAbsent(variant.getKey(), (any) -> new ArrayList<>()).add(result);
					}
				}
			}
		}
		report(results);
	}

	private long[] start(List<String> classPathAndArguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dtest.log=INFO", "-cp",
						classPathAndArguments.get(0), StartedApplication.class.getName(), "--server.port=0",
						"--spring.application.name=startup", "--mesos.framework.id-store=memory",
						"--spring.main.banner-mode=off"));
		String extra = System.getProperty("startup.jvm");
		if (extra != null) {
			command.addAll(1, List.of(extra.split(" ")));
		}
		command.addAll(classPathAndArguments.subList(1, classPathAndArguments.size()));
		Process process = new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return output.lines()
			.filter((line) -> line.startsWith(StartedApplication.READY))
			.map((line) -> Arrays.stream(line.substring(StartedApplication.READY.length()).split(" "))
				.mapToLong(Long::parseLong)
				.toArray())
			.findFirst()
			.orElseThrow(() -> new AssertionError(output));
	}

	private static void report(Map<String, List<long[]>> results) {
		double[] base = medians(results.get("without"));
		results.forEach((variant, runs) -> {
			double[] medians = medians(runs);
			System.out.printf("%-24s ready after %5.0f ms (%.2f)  CPU %5.0f ms (%.2f)  classes %6.0f (%.2f)%n", variant,
					medians[0], medians[0] / base[0], medians[1], medians[1] / base[1], medians[2],
					medians[2] / base[2]);
		});
	}

	private static double[] medians(List<long[]> runs) {
		double[] medians = new double[runs.get(0).length];
		for (int column = 0; column < medians.length; column++) {
			int index = column;
			long[] sorted = runs.stream().mapToLong((run) -> run[index]).sorted().toArray();
			medians[column] = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
		}
		return medians;
	}

}
