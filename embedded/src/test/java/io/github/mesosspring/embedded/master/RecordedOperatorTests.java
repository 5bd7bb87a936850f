package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.wire.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The operator calls that were recorded from a real master, made again in the same order,
 * with the event streams. Calls to agents are made by {@link RecordedAgentCallsTests}.
 */
class RecordedOperatorTests {

	/** Answered with 501, and why. */
	private static final Map<String, Set<String>> NOT_SERVED = Map.of("no weights",
			Set.of("master-update-weights", "master-get-weights", "master-update-weights-negative"), "no quotas",
			Set.of("master-update-quota", "master-get-quota", "master-update-quota-nested-role",
					"master-update-quota-overcommit"),
			"operators cannot change resources, only frameworks can",
			Set.of("master-reserve-resources", "master-reserve-unknown-agent", "master-reserve-too-much",
					"master-unreserve-resources", "master-unreserve-too-much", "master-create-volumes",
					"master-destroy-volumes", "master-destroy-volume-unknown", "master-get-operations"),
			"no metrics of a master", Set.of("master-get-metrics", "master-get-metrics-no-timeout"),
			"no log of a master", Set.of("master-get-logging-level", "master-set-logging-level"),
			"no files of a master",
			Set.of("master-list-files-root", "master-list-files-unknown", "master-read-file-unknown"));

	/** Ours has fewer flags, too few to be worth compressing. */
	private static final String SHORTER = "master-gzip";

	private static final int QUOTA_SET = 23;

	/** Two of operators, one of a scheduler. */
	private static final int STREAMS = 3;

	@ParameterizedTest
	@EnumSource
	void answersAsTheRecordedMasterDid(Encoding encoding) throws IOException {
		Set<String> notServed = NOT_SERVED.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
		try (OperatorReplay replay = new OperatorReplay("S20-operator-api-" + encoding.name().toLowerCase(Locale.ROOT),
				encoding)) {
			Map<String, RawConnection.Response> answers = replay.replay(notServed, Set.of(SHORTER));
			assertThat(answers).hasSizeGreaterThan(40);
			for (Map.Entry<String, RawConnection.Response> answer : answers.entrySet()) {
				assertSame(replay, replay.exchange(answer.getKey()), answer.getValue(), encoding);
			}
			for (String stream : List.of("master-subscribe-empty", "master-subscribe-full")) {
				Exchange exchange = replay.exchange(stream);
				Map<String, List<String>> expected = recorded(replay, exchange);
				await(stream).atMost(Duration.ofSeconds(15))
					.untilAsserted(() -> assertThat(
							events(replay.stream(exchange).json(Event.getDefaultInstance()), exchange.number()))
						.isEqualTo(expected));
			}
			Exchange scheduler = replay.scheduler();
			List<String> expected = ofLateAgents(scheduler.events()
				.stream()
				.map((event) -> replay.ids().translate(new String(event, StandardCharsets.UTF_8)))
				.toList());
			assertThat(expected).hasSize(6);
			await("scheduler").atMost(Duration.ofSeconds(15))
				.untilAsserted(() -> assertThat(ofLateAgents(replay.stream(scheduler)
					.json(io.github.mesosspring.protocol.scheduler.Event.getDefaultInstance())
					.stream()
					.map((event) -> new String(event, StandardCharsets.UTF_8))
					.toList())).isEqualTo(expected));
			ReplayTable.assertRow("S20-operator-api, master", encoding, answers.size() + STREAMS);
		}
	}

	private static void assertSame(OperatorReplay replay, Exchange exchange, RawConnection.Response answer,
			Encoding encoding) throws IOException {
		byte[] recorded = replay.recordedBody(exchange);
		byte[] ours = OperatorReplay.plain(answer.body(), answer.header("Content-Encoding"));
		String mediaType = String.valueOf(answer.header("Content-Type"));
		if (mediaType.startsWith("text/") || ours.length == 0) {
			assertThat(new String(ours, StandardCharsets.UTF_8)).as(exchange.toString())
				.isEqualTo(new String(recorded, StandardCharsets.UTF_8));
			return;
		}
		boolean json = mediaType.equals("application/json");
		ObjectNode expected = OperatorReplayTrees.read(json ? recorded : json(recorded, encoding));
		ObjectNode actual = OperatorReplayTrees.read(json ? ours : json(ours, encoding));
		differences(expected, exchange.number());
		differences(actual, exchange.number());
		if (expected.has("get_flags")) {
			assertFlags(expected.get("get_flags").get("flags"), actual.get("get_flags").get("flags"));
			return;
		}
		assertThat(OperatorReplayTrees.comparable(actual)).as(exchange.toString())
			.isEqualTo(OperatorReplayTrees.comparable(expected));
	}

	private static byte[] json(byte[] protobuf, Encoding encoding) {
		return MesosJson.masterCodec().encode(encoding.codec().decode(protobuf, Response.getDefaultInstance()));
	}

	/** We say less of the build and of roles without framework, and follow no quotas. */
	private static void differences(ObjectNode tree, int exchange) {
		OperatorReplayTrees.drop(tree, Set.of("build_date", "build_time", "build_user", "git_sha", "weight_infos"));
		if (exchange >= QUOTA_SET) {
			OperatorReplayTrees.drop(tree, Set.of("offers", "offered_resources", "total_resources"));
		}
		if (tree.path("get_roles").get("roles") instanceof ArrayNode roles) {
			OperatorReplayTrees.remove(roles, (role) -> !role.path("name").asString().equals("dev"));
			roles.forEach((role) -> OperatorReplayTrees.drop(role, Set.of("weight", "resources")));
		}
	}

	/** All that we have are flags of a real master; values of that run differ. */
	private static void assertFlags(JsonNode recorded, JsonNode ours) {
		Map<String, String> expected = flags(recorded);
		Map<String, String> actual = flags(ours);
		assertThat(actual).hasSizeGreaterThan(10);
		assertThat(expected.keySet()).containsAll(actual.keySet());
		List.of("port", "max_completed_frameworks").forEach((differs) -> {
			expected.remove(differs);
			actual.remove(differs);
		});
		assertThat(expected).containsAllEntriesOf(actual);
	}

	private static Map<String, String> flags(JsonNode list) {
		Map<String, String> flags = new TreeMap<>();
		list.forEach((flag) -> flags.put(flag.get("name").asString(), flag.get("value").asString()));
		return flags;
	}

	private static Map<String, List<String>> recorded(OperatorReplay replay, Exchange exchange) {
		return events(exchange.events()
			.stream()
			.map((event) -> replay.ids().translate(new String(event, StandardCharsets.UTF_8)))
			.map((event) -> MesosJson.masterCodec()
				.encode(Encoding.JSON.codec()
					.decode(event.getBytes(StandardCharsets.UTF_8), Event.getDefaultInstance())))
			.toList(), exchange.number());
	}

	/** The events about each task, agent and framework, in their order. */
	private static Map<String, List<String>> events(List<byte[]> records, int exchange) {
		Map<String, List<String>> events = new TreeMap<>();
		for (byte[] record : records) {
			ObjectNode event = OperatorReplayTrees.read(record);
			String subject = subject(event);
			differences(event, exchange);
			events.computeIfAbsent(subject, (key) -> new ArrayList<>()).add(OperatorReplayTrees.comparable(event));
		}
		return events;
	}

	private static String subject(ObjectNode event) {
		return switch (event.get("type").asString()) {
			case "TASK_ADDED" -> "task " + event.path("task_added").path("task").path("name").asString();
			case "TASK_UPDATED" ->
				"task " + event.path("task_updated").path("status").path("task_id").path("value").asString();
			case "AGENT_ADDED" -> "agent "
					+ event.path("agent_added").path("agent").path("agent_info").path("id").path("value").asString();
			case "AGENT_REMOVED" -> "agent " + event.path("agent_removed").path("agent_id").path("value").asString();
			case "FRAMEWORK_ADDED" -> "framework " + framework(event.path("framework_added").path("framework"));
			case "FRAMEWORK_UPDATED" -> "framework " + framework(event.path("framework_updated").path("framework"));
			case "FRAMEWORK_REMOVED" -> "framework " + framework(event.path("framework_removed"));
			default -> "stream";
		};
	}

	private static String framework(JsonNode framework) {
		return framework.path("framework_info").path("id").path("value").asString();
	}

	/** Offers, rescinded offers and failures of the agents that came later. */
	private static List<String> ofLateAgents(List<String> events) {
		List<String> happened = new ArrayList<>();
		Map<String, String> agents = new TreeMap<>();
		for (String record : events) {
			ObjectNode event = OperatorReplayTrees.read(record.getBytes(StandardCharsets.UTF_8));
			event.path("offers").path("offers").forEach((offer) -> {
				String agent = offer.path("agent_id").path("value").asString();
				agents.put(offer.path("id").path("value").asString(), agent);
				happened.add("offered " + agent);
			});
			if (event.has("rescind")) {
				happened
					.add("rescinded " + agents.get(event.path("rescind").path("offer_id").path("value").asString()));
			}
			if (event.path("failure").has("agent_id") && !event.path("failure").has("executor_id")) {
				happened.add("failed " + event.path("failure").path("agent_id").path("value").asString());
			}
		}
		happened.removeIf((what) -> what.endsWith("-S0"));
		return happened;
	}

}
