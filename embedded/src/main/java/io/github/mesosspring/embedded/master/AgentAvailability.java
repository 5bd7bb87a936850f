package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.DrainInfo;
import io.github.mesosspring.protocol.DrainState;
import io.github.mesosspring.protocol.Unavailability;
import org.jspecify.annotations.Nullable;

/**
 * What operators decided about an agent: whether it is offered, whether it is to be
 * emptied, and when it will not be there. Belongs to the master thread.
 */
final class AgentAvailability {

	private boolean deactivated;

	private @Nullable DrainInfo drain;

	private long drainStart;

	private @Nullable Unavailability unavailability;

	/** Whether it gets no offers until it is reactivated. */
	boolean isDeactivated() {
		return this.deactivated;
	}

	void deactivate() {
		this.deactivated = true;
	}

	void reactivate() {
		this.deactivated = false;
		this.drain = null;
		this.drainStart = 0;
	}

	/**
	 * Begin to empty the agent.
	 * @param config how
	 * @param now the time, in nanoseconds since 1970
	 */
	void drain(DrainConfig config, long now) {
		this.deactivated = true;
		this.drain = DrainInfo.newBuilder().setState(DrainState.DRAINING).setConfig(config).build();
		this.drainStart = now;
	}

	boolean isDraining() {
		return this.drain != null && this.drain.getState() == DrainState.DRAINING;
	}

	/**
	 * The agent is empty.
	 */
	void drained() {
		if (this.drain != null) {
			this.drain = this.drain.toBuilder().setState(DrainState.DRAINED).build();
		}
	}

	/** Whether it is to be marked gone once it is empty. */
	boolean isGoneWhenDrained() {
		return this.drain != null && this.drain.getConfig().getMarkGone();
	}

	/** How it is emptied, {@code null} if it is not. */
	@Nullable DrainInfo drainInfo() {
		return this.drain;
	}

	/** When that began, in nanoseconds since 1970. */
	long drainStart() {
		return this.drainStart;
	}

	/** When its machine will be maintained, {@code null} if that is not planned. */
	@Nullable Unavailability unavailability() {
		return this.unavailability;
	}

	void unavailable(@Nullable Unavailability planned) {
		this.unavailability = planned;
	}

}
