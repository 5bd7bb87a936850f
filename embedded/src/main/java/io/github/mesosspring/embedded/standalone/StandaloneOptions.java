package io.github.mesosspring.embedded.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.EmbeddedMesosBuilder;

/**
 * The arguments of the program:
 * {@code --port=5050 --masters=1 --agents=1 --scripted-agents=0 --work-dir=DIRECTORY --heartbeat-interval=15s
 * --allocation-interval=1s --cpus=4 --mem=4096 --disk=8192 --credential=PRINCIPAL:SECRET}.
 * All are optional, a duration is a number and one of {@code ms}, {@code s}, {@code m}.
 */
final class StandaloneOptions {

	static final int DEFAULT_PORT = 5050;

	private StandaloneOptions() {
	}

	static EmbeddedMesosBuilder parse(String... arguments) {
		EmbeddedMesosBuilder builder = EmbeddedMesos.builder().port(DEFAULT_PORT);
		for (String argument : arguments) {
			int equals = argument.indexOf('=');
			if (equals < 0) {
				throw invalid(argument, "it is not of the form --name=value");
			}
			try {
				apply(builder, argument, argument.substring(0, equals), argument.substring(equals + 1));
			}
			catch (NumberFormatException ex) {
				throw invalid(argument, "its value is not a number");
			}
		}
		return builder;
	}

	private static void apply(EmbeddedMesosBuilder builder, String argument, String name, String value) {
		switch (name) {
			case "--port" -> builder.port(Integer.parseInt(value));
			case "--masters" -> builder.masters(Integer.parseInt(value));
			case "--scripted-agents" -> builder.scriptedAgents(Integer.parseInt(value));
			case "--agents" -> builder.agents(Integer.parseInt(value));
			case "--work-dir" -> builder.workDirectory(Path.of(value));
			case "--heartbeat-interval" -> builder.heartbeatInterval(duration(value));
			case "--allocation-interval" -> builder.allocationInterval(duration(value));
			case "--cpus" -> builder.cpus(Double.parseDouble(value));
			case "--mem" -> builder.mem(Double.parseDouble(value));
			case "--disk" -> builder.disk(Double.parseDouble(value));
			case "--credential" -> {
				String[] parts = value.split(":", 2);
				if (parts.length < 2) {
					throw new IllegalArgumentException("--credential must be of the form PRINCIPAL:SECRET");
				}
				builder.credential(parts[0], parts[1]);
			}
			default -> throw invalid(argument, "there is no such option");
		}
	}

	private static Duration duration(String text) {
		String value = text.toLowerCase(Locale.ROOT);
		if (value.endsWith("ms")) {
			return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
		}
		if (value.endsWith("s")) {
			return Duration.ofSeconds(Long.parseLong(value.substring(0, value.length() - 1)));
		}
		if (value.endsWith("m")) {
			return Duration.ofMinutes(Long.parseLong(value.substring(0, value.length() - 1)));
		}
		throw new NumberFormatException();
	}

	private static IllegalArgumentException invalid(String argument, String reason) {
		return new IllegalArgumentException("Cannot use the argument '" + argument + "': " + reason
				+ ". Known are --port, --masters, --agents, --scripted-agents, --work-dir, --heartbeat-interval, "
				+ "--allocation-interval, --cpus, --mem, --disk and --credential; a duration looks like 15s");
	}

}
