package io.github.mesosspring.embedded.page;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.embedded.agent.SandboxFiles;

/**
 * Where the page has from what it shows. Called by any thread.
 */
public interface StatusSource {

	/**
	 * What there is to be seen now.
	 * @return the status; never completed if the master ends meanwhile
	 */
	CompletableFuture<ClusterStatus> status();

	/**
	 * The time on the clock of the cluster.
	 * @return milliseconds since 1970
	 */
	long now();

	/**
	 * What the tasks of an agent wrote.
	 * @param agent the id of the agent
	 * @return its files, empty if it is unknown or has none
	 */
	CompletableFuture<Optional<SandboxFiles>> sandboxes(String agent);

}
