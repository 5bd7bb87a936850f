package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorInfo;

/**
 * An executor as the master knows it.
 *
 * @param agent where it runs
 * @param info what it is
 */
record ExecutorRecord(AgentID agent, ExecutorInfo info) {

	/**
	 * What it holds beside the resources of its tasks.
	 */
	Resources resources() {
		return Resources.of(this.info.getResourcesList());
	}

}
