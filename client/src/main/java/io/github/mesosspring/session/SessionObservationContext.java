package io.github.mesosspring.session;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subscription while it is observed.
 */
public final class SessionObservationContext extends Observation.Context {

	private final String framework;

	private volatile @Nullable String reason;

	SessionObservationContext(String framework) {
		this.framework = framework;
	}

	/**
	 * The name of the framework that is subscribed, as configured.
	 * @return the name, which is no id
	 */
	public String getFramework() {
		return this.framework;
	}

	/**
	 * Why the subscription ended, one of a closed set of words.
	 * @return the reason, or {@code null} while it stands
	 */
	public @Nullable String getReason() {
		return this.reason;
	}

	void setReason(String reason) {
		this.reason = reason;
	}

}
