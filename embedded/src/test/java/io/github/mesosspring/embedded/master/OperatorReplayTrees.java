package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operator messages as trees that two runs have in common: lists in one order, times,
 * ports and what the 1.11 schema does not know left out.
 */
final class OperatorReplayTrees {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Set<String> TIMES = Set.of("timestamp", "registered_time", "reregistered_time",
			"unregistered_time", "start_time", "elected_time", "estimated_drain_start_time");

	/** What the task group of the run holds, in thousandths. */
	private OperatorReplayTrees() {
	}

	static ObjectNode read(byte[] json) {
		return (ObjectNode) MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
	}

	static String comparable(ObjectNode tree) {
		normalize(tree);
		return tree.toPrettyString();
	}

	private static void normalize(JsonNode node) {
		node.forEach(OperatorReplayTrees::normalize);
		if (node instanceof ObjectNode object) {
			TIMES.stream().filter(object::has).forEach((time) -> hide(object, time));
			if (object.get("port") != null) {
				object.put("port", "port");
			}
			if (object.get("pid") != null) {
				object.put("pid", object.get("pid").asString().replaceAll(":\\d+$", ":port"));
			}
			if (object.get("agent_info") instanceof ObjectNode info) {
				info.remove("checkpoint");
			}
			if (object.get("capabilities") instanceof ArrayNode list) {
				remove(list, (entry) -> entry.isEmpty() || entry.path("type").asString("").equals("QUOTA_V2"));
			}
		}
		else if (node instanceof ArrayNode list) {
			List<JsonNode> sorted = new ArrayList<>();
			list.forEach(sorted::add);
			sorted.sort(Comparator.comparing(JsonNode::toString));
			list.removeAll();
			sorted.forEach(list::add);
		}
	}

	private static void hide(ObjectNode object, String time) {
		if (object.get(time).path("nanoseconds").asLong(1) != 0) {
			object.put(time, "time");
		}
	}

	static void remove(ArrayNode list, java.util.function.Predicate<JsonNode> which) {
		for (int index = list.size() - 1; index >= 0; index--) {
			if (which.test(list.get(index))) {
				list.remove(index);
			}
		}
	}

	/** Drop fields wherever they are. */
	static void drop(JsonNode node, Set<String> fields) {
		if (node instanceof ObjectNode object) {
			object.remove(fields);
		}
		node.forEach((child) -> drop(child, fields));
	}

}
