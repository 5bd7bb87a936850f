package io.github.mesosspring.embedded.version;

import java.util.HashMap;
import java.util.Map;

/**
 * Since when the schema has had its fields and the values of its enums, as far as a
 * scheduler can tell. What is not named here counts as old.
 */
final class SchemaHistory {

	private static final String CALL = "mesos.v1.scheduler.Call.";

	private static final String EVENT = "mesos.v1.scheduler.Event.";

	private static final String CAPABILITY = "mesos.v1.FrameworkInfo.Capability.";

	private static final String OPERATION = "mesos.v1.Offer.Operation.";

	private static final Map<String, MesosVersion> SINCE = new HashMap<>();

	static {
		since("0.25", CALL, "SUPPRESS");
		since("0.28", CAPABILITY, "TASK_KILLING_STATE");
		since("0.28", "mesos.v1.", "TASK_KILLING");
		since("1.0", CALL, "UNKNOWN", "ACCEPT_INVERSE_OFFERS", "DECLINE_INVERSE_OFFERS", "accept_inverse_offers",
				"decline_inverse_offers");
		since("1.0", EVENT, "UNKNOWN", "INVERSE_OFFERS", "RESCIND_INVERSE_OFFER", "inverse_offers",
				"rescind_inverse_offer", "Subscribed.heartbeat_interval_seconds");
		since("1.0", CAPABILITY, "UNKNOWN", "GPU_RESOURCES");
		since("1.1", CAPABILITY, "SHARED_RESOURCES", "PARTITION_AWARE");
		since("1.1", "mesos.v1.", "TASK_DROPPED", "TASK_UNREACHABLE", "TASK_GONE", "TASK_GONE_BY_OPERATOR",
				"TASK_UNKNOWN");
		since("1.1", OPERATION, "LAUNCH_GROUP", "launch_group");
		since("1.1", EVENT, "Subscribed.master_info");
		since("1.2", CALL, "revive", "suppress");
		since("1.2", CAPABILITY, "MULTI_ROLE");
		since("1.2", "mesos.v1.FrameworkInfo.", "roles");
		since("1.4", CAPABILITY, "RESERVATION_REFINEMENT", "REGION_AWARE");
		since("1.4", "mesos.v1.", "Resource.reservations", "Offer.domain", "AgentInfo.domain", "MasterInfo.domain");
		// 1.4 had it already and ignored it (MESOS-8200)
		since("1.5", CALL, "Subscribe.suppressed_roles");
		since("1.5", CALL, "ACKNOWLEDGE_OPERATION_STATUS", "RECONCILE_OPERATIONS", "acknowledge_operation_status",
				"reconcile_operations");
		since("1.5", EVENT, "UPDATE_OPERATION_STATUS", "update_operation_status");
		since("1.5", OPERATION, "id");
		since("1.6", OPERATION, "GROW_VOLUME", "SHRINK_VOLUME", "grow_volume", "shrink_volume");
		since("1.7", OPERATION, "CREATE_DISK", "DESTROY_DISK", "create_disk", "destroy_disk");
		since("1.9", CALL, "UPDATE_FRAMEWORK", "update_framework");
		since("1.9", "mesos.v1.MasterInfo.Capability.", "AGENT_DRAINING");
		since("1.10", "mesos.v1.", "TaskInfo.limits", "LinuxInfo.share_cgroups");
		since("1.11", CALL, "Subscribe.offer_constraints", "UpdateFramework.offer_constraints");
	}

	private SchemaHistory() {
	}

	private static void since(String version, String scope, String... names) {
		for (String name : names) {
			SINCE.put(scope + name, MesosVersion.of(version));
		}
	}

	/**
	 * Whether a version knows a field or a value of an enum.
	 * @param version the version
	 * @param name the full name; that of an enum value does not contain the enum
	 * @return whether it does
	 */
	static boolean isKnown(MesosVersion version, String name) {
		MesosVersion since = SINCE.get(name);
		return since == null || version.compareTo(since) >= 0;
	}

	/**
	 * All names that some version does not know.
	 */
	static Iterable<String> names() {
		return SINCE.keySet();
	}

}
