package io.github.mesosspring.operator;

import java.util.Map;
import java.util.regex.Pattern;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * Since which version of Mesos masters and agents know which call. An older one sees a
 * call without type, and says so.
 */
final class OperatorCallVersions {

	private static final String FIRST = "1.0";

	private static final Map<String, String> MASTER = Map.ofEntries(Map.entry("GET_OPERATIONS", "1.6"),
			Map.entry("GROW_VOLUME", "1.6"), Map.entry("SHRINK_VOLUME", "1.6"), Map.entry("DRAIN_AGENT", "1.9"),
			Map.entry("DEACTIVATE_AGENT", "1.9"), Map.entry("REACTIVATE_AGENT", "1.9"),
			Map.entry("UPDATE_QUOTA", "1.8"), Map.entry("TEARDOWN", "1.5"), Map.entry("MARK_AGENT_GONE", "1.5"));

	private static final Map<String, String> AGENT = Map.ofEntries(Map.entry("GET_FRAMEWORKS", "1.1"),
			Map.entry("GET_EXECUTORS", "1.1"), Map.entry("GET_TASKS", "1.1"), Map.entry("GET_AGENT", "1.3"),
			Map.entry("GET_OPERATIONS", "1.6"), Map.entry("GET_RESOURCE_PROVIDERS", "1.5"),
			Map.entry("LAUNCH_NESTED_CONTAINER", "1.1"), Map.entry("WAIT_NESTED_CONTAINER", "1.1"),
			Map.entry("KILL_NESTED_CONTAINER", "1.1"), Map.entry("REMOVE_NESTED_CONTAINER", "1.3"),
			Map.entry("LAUNCH_NESTED_CONTAINER_SESSION", "1.2"), Map.entry("ATTACH_CONTAINER_INPUT", "1.2"),
			Map.entry("ATTACH_CONTAINER_OUTPUT", "1.2"), Map.entry("LAUNCH_CONTAINER", "1.5"),
			Map.entry("WAIT_CONTAINER", "1.5"), Map.entry("KILL_CONTAINER", "1.5"),
			Map.entry("REMOVE_CONTAINER", "1.5"), Map.entry("ADD_RESOURCE_PROVIDER_CONFIG", "1.5"),
			Map.entry("UPDATE_RESOURCE_PROVIDER_CONFIG", "1.5"), Map.entry("REMOVE_RESOURCE_PROVIDER_CONFIG", "1.5"),
			Map.entry("MARK_RESOURCE_PROVIDER_GONE", "1.8"), Map.entry("PRUNE_IMAGES", "1.5"));

	private static final Pattern UNKNOWN_TYPE = Pattern
		.compile("Expecting 'type' to be present|Failed to find enum for");

	private OperatorCallVersions() {
	}

	/**
	 * The first version that has a call.
	 */
	static String since(Message call) {
		Map<String, String> rows = (call instanceof io.github.mesosspring.protocol.master.Call) ? MASTER : AGENT;
		return rows.getOrDefault(OperatorRules.name(call), FIRST);
	}

	/**
	 * What to say of a call that was rejected by somebody who is too old for it.
	 * @return the sentence, or {@code null} if it was rejected for another reason
	 */
	static @Nullable String hint(Message call, int status, String words) {
		return (status == 400 && UNKNOWN_TYPE.matcher(words).find())
				? "it seems to be older than Mesos " + since(call) + ", which has this call" : null;
	}

}
