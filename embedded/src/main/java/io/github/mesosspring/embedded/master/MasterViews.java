package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.github.mesosspring.protocol.Flag;
import io.github.mesosspring.protocol.VersionInfo;
import io.github.mesosspring.protocol.master.Response;

/**
 * The master itself as operators see it.
 */
final class MasterViews {

	private final ClusterState cluster;

	private final MasterSettings settings;

	MasterViews(ClusterState cluster, MasterSettings settings) {
		this.cluster = cluster;
		this.settings = settings;
	}

	Response.GetVersion version() {
		return Response.GetVersion.newBuilder()
			.setVersionInfo(VersionInfo.newBuilder().setVersion(this.cluster.info().getVersion()))
			.build();
	}

	Response.GetMaster master() {
		double started = Statuses.seconds(this.cluster.started());
		return Response.GetMaster.newBuilder()
			.setMasterInfo(this.cluster.info())
			.setStartTime(started)
			.setElectedTime(started)
			.build();
	}

	/**
	 * Those flags of a real master whose value holds for this one.
	 */
	Response.GetFlags flags() {
		Map<String, String> flags = new TreeMap<>();
		String authenticates = Boolean.toString(!this.settings.principals().isEmpty());
		flags.put("allocation_interval", describe(this.settings.allocationInterval()));
		flags.put("authenticate_agents", "false");
		flags.put("authenticate_frameworks", "false");
		flags.put("authenticate_http_frameworks", authenticates);
		flags.put("authenticate_http_readonly", authenticates);
		flags.put("authenticate_http_readwrite", authenticates);
		flags.put("hostname", this.cluster.info().getHostname());
		flags.put("http_authenticators", "basic");
		flags.put("ip", this.cluster.info().getAddress().getIp());
		flags.put("max_completed_frameworks", Integer.toString(FrameworkRegistry.MAX_COMPLETED));
		flags.put("max_completed_tasks_per_framework", Integer.toString(Framework.MAX_COMPLETED_TASKS));
		flags.put("max_operator_event_stream_subscribers", Integer.toString(OperatorStreams.MAX_STREAMS));
		flags.put("min_allocatable_resources", "cpus:0.01|mem:32");
		flags.put("port", Integer.toString(this.cluster.info().getPort()));
		flags.put("require_agent_domain", "false");
		flags.put("root_submissions", "true");
		Response.GetFlags.Builder answer = Response.GetFlags.newBuilder();
		flags.forEach((name, value) -> answer.addFlags(Flag.newBuilder().setName(name).setValue(value)));
		return answer.build();
	}

	/** As Mesos writes durations. */
	static String describe(Duration duration) {
		long millis = duration.toMillis();
		if (millis % 1000 != 0) {
			return millis + "ms";
		}
		return (millis % 60_000 == 0) ? millis / 60_000 + "mins" : millis / 1000 + "secs";
	}

}
