package io.github.mesosspring.operator;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.mesosspring.protocol.agent.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of {@code docs/operator-api.md} to the schema and the methods.
 */
class OperatorDocumentationTests {

	private static final Path DOCUMENT = Path.of("../docs/operator-api.md");

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)`(.*?)\\| (.*?) \\| (.*?) \\|.*$");

	private static final Pattern METHOD = Pattern.compile("`(\\w+)\\(([^)]*)\\)`");

	/** They are documented with the streams. */
	private static final Set<String> STREAMS = Set.of("SUBSCRIBE", "LAUNCH_NESTED_CONTAINER_SESSION",
			"ATTACH_CONTAINER_INPUT", "ATTACH_CONTAINER_OUTPUT");

	@Test
	void listsEveryCallOfTheMaster() throws IOException {
		Map<String, MatchResult> rows = table("## Calls of the master");
		listsEvery(rows, io.github.mesosspring.protocol.master.Call.Type.values(), MasterOperations.class);
		rows.forEach((name, row) -> assertThat(row.group(3)).as(name)
			.startsWith(OperatorCallVersions.since(io.github.mesosspring.protocol.master.Call.newBuilder()
				.setType(io.github.mesosspring.protocol.master.Call.Type.valueOf(name))
				.build())));
	}

	@Test
	void listsEveryCallOfAnAgentAndMarksTheDangerousOnes() throws IOException {
		Map<String, MatchResult> rows = table("## Calls of an agent");
		listsEvery(rows, Call.Type.values(), AgentOperations.class);
		rows.forEach((name, row) -> assertThat(row.group(3)).as(name)
			.startsWith(OperatorCallVersions.since(Call.newBuilder().setType(Call.Type.valueOf(name)).build())));
		assertThat(rows.entrySet()).filteredOn((row) -> row.getValue().group(2).contains("☠"))
			.extracting(Map.Entry::getKey)
			.containsExactlyInAnyOrder("REMOVE_CONTAINER", "REMOVE_NESTED_CONTAINER");
	}

	private static void listsEvery(Map<String, MatchResult> rows, Enum<?>[] types, Class<?> operations) {
		List<String> names = Arrays.stream(types).map(Enum::name).filter((name) -> !name.equals("UNKNOWN")).toList();
		assertThat(rows.keySet()).containsAll(names.stream().filter((name) -> !STREAMS.contains(name)).toList())
			.isSubsetOf(names);
		Map<String, Set<Integer>> methods = Arrays.stream(operations.getMethods())
			.collect(Collectors.groupingBy(Method::getName,
					Collectors.mapping(Method::getParameterCount, Collectors.toCollection(TreeSet::new))));
		rows.forEach((name, row) -> {
			if (!STREAMS.contains(name)) {
				Map<String, Set<Integer>> documented = METHOD.matcher(row.group(4))
					.results()
					.collect(Collectors.groupingBy((method) -> method.group(1), Collectors
						.mapping((method) -> parameters(method.group(2)), Collectors.toCollection(TreeSet::new))));
				assertThat(documented).as(name).hasSize(1);
				documented.forEach((method, counts) -> assertThat(counts).as(method).isEqualTo(methods.get(method)));
			}
		});
	}

	private static Map<String, MatchResult> table(String heading) throws IOException {
		String document = Files.readString(DOCUMENT);
		int start = document.indexOf(heading);
		assertThat(start).isPositive();
		int end = document.indexOf("\n## ", start + 1);
		Map<String, MatchResult> rows = new TreeMap<>();
		ROW.matcher((end < 0) ? document.substring(start) : document.substring(start, end))
			.results()
			.forEach((row) -> assertThat(rows.put(row.group(1), row)).as(row.group(1)).isNull());
		return rows;
	}

	private static int parameters(String list) {
		return list.isBlank() ? 0 : list.split(",").length;
	}

}
