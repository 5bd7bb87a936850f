package io.github.mesosspring.embedded.page;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The path below which the output of an executor's run is served.
 *
 * @param agent the id of its agent
 * @param framework the id of its framework
 * @param executor the id of the executor
 * @param containers the id of the run and, for a task of a group, that of the task's
 * container; empty for the latest run
 */
public record SandboxPath(String agent, String framework, String executor, List<String> containers) {

	static final String PREFIX = "/sandbox/";

	private static final int IDS = 3;

	private static final int MAX_IDS = IDS + 2;

	public SandboxPath {
		containers = List.copyOf(containers);
	}

	/**
	 * Read a path.
	 * @param path the path, with a file at its end
	 * @return what it says, {@code null} if it is none of a sandbox
	 */
	static @Nullable SandboxPath parse(String path) {
		String[] parts = path.substring(PREFIX.length()).split("/", -1);
		int ids = parts.length - 1;
		if (ids < IDS || ids > MAX_IDS) {
			return null;
		}
		try {
			List<String> names = Stream.of(parts).limit(ids).map(SandboxPath::decode).toList();
			return new SandboxPath(names.get(0), names.get(1), names.get(2), names.subList(IDS, ids));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** In a path a plus is a plus. */
	private static String decode(String part) {
		return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	private static String encode(String id) {
		return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("..", "%2E%2E");
	}

	/**
	 * The path itself.
	 * @return a path to append {@code /stdout} or {@code /stderr} to
	 */
	@Override
	public String toString() {
		return PREFIX + Stream.concat(Stream.of(this.agent, this.framework, this.executor), this.containers.stream())
			.map(SandboxPath::encode)
			.collect(Collectors.joining("/"));
	}

}
