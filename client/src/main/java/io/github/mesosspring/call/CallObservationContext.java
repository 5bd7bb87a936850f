package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call while it is observed, from being queued until its outcome.
 */
public final class CallObservationContext extends Observation.Context {

	private final Call.Type type;

	private volatile @Nullable CallOutcome outcome;

	CallObservationContext(Call.Type type) {
		this.type = type;
	}

	/**
	 * The type of the call.
	 * @return the type
	 */
	public Call.Type getType() {
		return this.type;
	}

	/**
	 * How the call ended.
	 * @return the outcome, or {@code null} while it is under way
	 */
	public @Nullable CallOutcome getOutcome() {
		return this.outcome;
	}

	void setOutcome(CallOutcome outcome) {
		this.outcome = outcome;
	}

}
