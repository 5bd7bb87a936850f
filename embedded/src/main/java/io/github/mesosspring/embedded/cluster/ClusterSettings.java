package io.github.mesosspring.embedded.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.embedded.master.MasterSettings;
import io.github.mesosspring.protocol.AgentInfo;

/**
 * What a cluster is made of.
 *
 * @param masters how many masters to start
 * @param port the port of the first master, the others use the next ones; 0 for any free
 * ones
 * @param master how the masters behave
 * @param agents the agents to start, without id and port
 * @param workDirectory where the agents keep their sandboxes; one directory below it for
 * each
 * @param sessionTimeout how long a dead master is still taken for the leader
 */
public record ClusterSettings(int masters, int port, MasterSettings master, List<AgentInfo> agents, Path workDirectory,
		Duration sessionTimeout) {

	public ClusterSettings {
		agents = List.copyOf(agents);
	}

}
