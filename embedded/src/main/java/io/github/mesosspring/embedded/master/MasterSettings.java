package io.github.mesosspring.embedded.master;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.journal.Journal;
import io.github.mesosspring.protocol.Resource;

/**
 * How a master is to behave.
 *
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param agents how many agents to start
 * @param resources the resources of each agent
 * @param workDirectory where the agents keep their sandboxes; one directory below it for
 * each
 * @param heartbeatInterval the time between two HEARTBEAT events
 * @param allocationInterval the time between two rounds of offers
 * @param credentials secrets by principal; if there are any, requests must authenticate
 * with HTTP basic
 * @param journal where to write down what schedulers and masters say
 */
public record MasterSettings(int port, int agents, List<Resource> resources, Path workDirectory,
		Duration heartbeatInterval, Duration allocationInterval, Map<String, String> credentials, Journal journal) {

	public MasterSettings {
		resources = List.copyOf(resources);
		credentials = Map.copyOf(credentials);
	}

	public MasterSettings(int port, int agents, List<Resource> resources, Path workDirectory,
			Duration heartbeatInterval, Duration allocationInterval, Map<String, String> credentials) {
		this(port, agents, resources, workDirectory, heartbeatInterval, allocationInterval, credentials, new Journal());
	}

	@Override
	public String toString() {
		return "MasterSettings[port=" + this.port + ", agents=" + this.agents + ", workDirectory=" + this.workDirectory
				+ ", heartbeatInterval=" + this.heartbeatInterval + ", allocationInterval=" + this.allocationInterval
				+ ", principals=" + this.credentials.keySet() + "]";
	}

}
