package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
	private static final Map<String, Integer> GROUP = Map.of("cpus", 500, "mem", 96_000, "disk", 16_000);

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

	/** As if the task group had not been launched. */
	static void dropGroup(JsonNode node) {
		if (node instanceof ArrayNode list) {
			remove(list, (entry) -> isOfGroup(entry));
		}
		if (node instanceof ObjectNode object) {
			for (String held : List.of("allocated_resources", "resources")) {
				if (object.get(held) instanceof ArrayNode list
						&& (held.startsWith("allocated") || object.has("weight"))) {
					release(list);
					if (list.isEmpty()) {
						object.remove(held);
					}
				}
			}
		}
		node.forEach(OperatorReplayTrees::dropGroup);
	}

	private static boolean isOfGroup(JsonNode entry) {
		return entry.path("executor_info").path("executor_id").path("value").asString("").equals("grp")
				|| (entry.has("task_id") && Set.of("g1", "g2").contains(entry.path("name").asString("")));
	}

	private static void release(ArrayNode resources) {
		for (JsonNode resource : resources) {
			ObjectNode scalar = (ObjectNode) resource.get("scalar");
			long held = Math.round(scalar.get("value").asDouble() * 1000) - GROUP.get(resource.get("name").asString());
			scalar.put("value", held / 1000.0);
		}
		remove(resources, (resource) -> resource.path("scalar").path("value").asDouble() == 0);
	}

}
