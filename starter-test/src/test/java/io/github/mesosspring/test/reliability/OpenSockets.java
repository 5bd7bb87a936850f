package io.github.mesosspring.test.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sockets that an application has open to a proxy, as the kernel lists them. The
 * proxy itself may go on counting a connection whose client has closed it where a fault
 * kept it from noticing. Lists nothing where the kernel has no such files.
 */
final class OpenSockets {

	private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

	private static final int REMOTE_ADDRESS = 2;

	private static final int STATE = 3;

	private static final String ESTABLISHED = "01";

	private OpenSockets() {
	}

	static boolean areListed() {
		return TABLES.stream().anyMatch(Files::exists);
	}

	static List<String> to(Set<Integer> ports) {
		return TABLES.stream().filter(Files::exists).flatMap(OpenSockets::lines).filter((line) -> {
			String[] columns = line.strip().split("\\s+");
			return columns[STATE].equals(ESTABLISHED) && ports.contains(port(columns[REMOTE_ADDRESS]));
		}).toList();
	}

	private static Stream<String> lines(Path table) {
		try {
			return Files.readAllLines(table).stream().skip(1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int port(String address) {
		return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
	}

}
