package io.github.mesosspring.embedded.master;

import java.time.Duration;

/**
 * How long a master waits for its agents.
 *
 * @param unreachable from the loss of the link until an agent that answers no ping is
 * unreachable
 * @param reregistration from the election of a master until an agent it knows from the
 * registry only is unreachable
 */
public record AgentTimeouts(Duration unreachable, Duration reregistration) {

	/**
	 * Five pings of 15 s, and ten minutes, as real masters have it unless configured.
	 */
	public static final AgentTimeouts DEFAULT = new AgentTimeouts(Duration.ofSeconds(75), Duration.ofMinutes(10));

}
