package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call while it is observed, from being queued until its outcome.
 */
public final class CallObservationContext extends Observation.Context {

	private final String framework;

	private final Call call;

	private volatile @Nullable CallOutcome outcome;

	CallObservationContext(String framework, Call call) {
		this.framework = framework;
		this.call = call;
	}

	/**
	 * The name of the framework that makes the call, as configured.
	 * @return the name, which is no id
	 */
	public String getFramework() {
		return this.framework;
	}

	/**
	 * The type of the call.
	 * @return the type
	 */
	public Call.Type getType() {
		return this.call.getType();
	}

	/**
	 * The call as it was made, before any {@link CallInterceptor}.
	 * @return the call
	 */
	public Call getCall() {
		return this.call;
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
