package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;

/**
 * What the machine is like, in a line.
 */
final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private Machine() {
	}

	static String describe() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		long memory = Math.round(system.getTotalMemorySize() / (double) (1 << 30));
		return processor() + ", " + system.getAvailableProcessors() + " cores, " + memory + " GiB";
	}

	private static String processor() {
		if (Files.isReadable(PROCESSORS)) {
			try (Stream<String> lines = Files.lines(PROCESSORS)) {
				return lines.filter((line) -> line.startsWith("model name"))
					.map((line) -> line.substring(line.indexOf(':') + 1).strip())
					.findFirst()
					.orElseGet(Machine::architecture);
			}
			catch (IOException ex) {
				return architecture();
			}
		}
		return architecture();
	}

	private static String architecture() {
		return System.getProperty("os.arch");
	}

}
