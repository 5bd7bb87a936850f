package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.resource.Resources;

/**
 * What an ACCEPT may still use.
 *
 * @param agent the agent
 * @param role the role of the offers
 * @param resources what is left, allocated to the role
 */
record Offered(AgentRecord agent, String role, Resources resources) {

	/**
	 * After use. What is shared is not used up.
	 */
	Offered without(Resources used) {
		return with(this.resources.minus(used.filter((kind) -> !kind.hasShared())));
	}

	Offered with(Resources left) {
		return new Offered(this.agent, this.role, left);
	}

}
