package io.github.mesosspring.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the replay tests know of recorded bodies: their encoding, their type, and which
 * parts of their JSON mean nothing.
 */
final class RecordedMessages {

	private static final JsonMapper MAPPER = new JsonMapper();

	/**
	 * Enum values the recorded master (1.12.0-dev) writes though the schema of 1.11 does
	 * not have them.
	 */
	private static final Set<String> NEWER_ENUM_VALUES = Set.of("QUOTA_V2");

	/**
	 * Fields the recorded master writes though the schema of 1.11 does not have them, by
	 * the field they are in. Its protobuf has {@code AgentInfo.checkpoint} as number 7.
	 */
	private static final Map<String, String> NEWER_FIELDS = Map.of("agent_info", "checkpoint", "recovered_agents",
			"checkpoint");

	/**
	 * Requests a master reads though no client writes them so; what they mean is tested
	 * with the codec.
	 */
	static final Set<String> LENIENT = Set.of("type-unknown-name", "type-lower-case", "unknown-field-ignored",
			"camel-case-framework-id", "int64-as-string", "int64-as-garbage-string", "double-as-string",
			"bool-as-string", "enum-unknown-nested-optional", "object-for-list", "duplicate-key",
			"type-unknown-number");

	private RecordedMessages() {
	}

	/**
	 * The codec of a media type spelled as Mesos wants it.
	 */
	static @Nullable MessageCodec codec(@Nullable String mediaType) {
		for (Encoding encoding : Encoding.values()) {
			if (encoding.codec().mediaType().equals(mediaType)) {
				return encoding.codec();
			}
		}
		return null;
	}

	static MessageCodec codec(HttpMessage message) {
		String recordType = message.header("Message-Content-Type");
		return Objects.requireNonNull(codec((recordType != null) ? recordType : message.header("Content-Type")));
	}

	/**
	 * The type of call a request carries.
	 */
	static @Nullable Message call(Exchange exchange) {
		Api api = Api.of(exchange);
		return (api != null) ? api.call() : null;
	}

	/**
	 * The type of events a stream carries.
	 */
	static Message event(Exchange exchange) {
		return Objects.requireNonNull(Api.of(exchange)).event();
	}

	/**
	 * JSON as a tree, without empty lists, {@code null}s, values newer than the schema
	 * and unknown fields as the recorder renders them.
	 */
	static JsonNode tree(byte[] json) {
		JsonNode tree = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
		prune(tree);
		return tree;
	}

	private static void prune(JsonNode node) {
		if (node instanceof ObjectNode object) {
			object.properties()
				.removeIf((entry) -> entry.getValue().isNull()
						|| (entry.getValue() instanceof ArrayNode list && list.isEmpty())
						|| entry.getKey().startsWith("?") || (entry.getKey().equals("type")
								&& NEWER_ENUM_VALUES.contains(entry.getValue().asString(""))));
			NEWER_FIELDS.forEach((parent, field) -> {
				if (object.get(parent) instanceof ObjectNode child) {
					child.remove(field);
				}
				else if (object.get(parent) instanceof ArrayNode children) {
					children.forEach((child) -> ((ObjectNode) child).remove(field));
				}
			});
		}
		node.forEach(RecordedMessages::prune);
	}

}
