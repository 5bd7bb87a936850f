package io.github.mesosspring.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a test of reliability tried and saw, for people: it is printed, kept in
 * {@code target/reliability} and, on request, put into {@code docs/reliability.md}. Not
 * thread-safe.
 */
public final class ReliabilityResult {

	/** The group of figures that says which faults were injected how often. */
	public static final String FAULTS = "faults";

	/** Run tests with {@code -Dmesos.reliability.update=true} to renew the page. */
	static final String UPDATE = "mesos.reliability.update";

	private final String name;

	private final String command;

	private final Map<String, Map<String, Long>> figures = new LinkedHashMap<>();

	/**
	 * Begin a result without figures.
	 * @param name the name of the block in the page, such as {@code chaos}
	 * @param command how to repeat what was done
	 */
	public ReliabilityResult(String name, String command) {
		this.name = name;
		this.command = command;
	}

	/**
	 * Add to a figure, which is 0 before.
	 * @param group what it belongs to, {@link #FAULTS} for instance
	 * @param figure its name
	 * @param count how much
	 * @return this result
	 */
	public ReliabilityResult add(String group, String figure, long count) {
		this.figures.computeIfAbsent(group, (key) -> new LinkedHashMap<>()).merge(figure, count, Long::sum);
		return this;
	}

	/**
	 * Add several figures of a group.
	 * @param group what they belong to
	 * @param counts the figures by name
	 * @return this result
	 */
	public ReliabilityResult addAll(String group, Map<String, ? extends Number> counts) {
		counts.forEach((figure, count) -> add(group, figure, count.longValue()));
		return this;
	}

	/**
	 * The text between the marks of the page.
	 * @return tables of the figures
	 */
	String toMarkdown() {
		StringBuilder text = new StringBuilder("`").append(this.command).append("`\n");
		this.figures.forEach((group, counts) -> {
			text.append("\n| ").append(group).append(" | |\n|---|---:|\n");
			counts.forEach((figure, count) -> text.append("| %s | %,d |\n".formatted(figure, count)));
		});
		return text.toString();
	}

	/**
	 * Print the result, write {@code target/reliability/NAME.json}, and renew the page if
	 * that is wanted.
	 */
	public void publish() {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("name", this.name);
		result.put("command", this.command);
		result.put("figures", this.figures);
		String json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(result);
		System.out.println(json);
		try {
			Path folder = Files.createDirectories(Path.of("target", "reliability"));
			Files.writeString(folder.resolve(this.name + ".json"), json + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		if (Boolean.getBoolean(UPDATE)) {
			ReliabilityPage.renew(this.name, toMarkdown());
		}
	}

}
