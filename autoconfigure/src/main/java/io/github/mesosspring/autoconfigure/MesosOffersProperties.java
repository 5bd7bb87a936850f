package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.convert.DurationUnit;

/**
 * What becomes of offers no handler has used: the keys below {@code mesos.offers}.
 */
public class MesosOffersProperties {

	/**
	 * How long resources declined automatically are not to be offered again. If a
	 * duration suffix is not specified, seconds will be used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration refuseSeconds = Duration.ofSeconds(5);

	/**
	 * Whether offers that no handler takes are declined automatically.
	 */
	private boolean declineUnhandled = true;

	public Duration getRefuseSeconds() {
		return this.refuseSeconds;
	}

	public void setRefuseSeconds(Duration refuseSeconds) {
		this.refuseSeconds = refuseSeconds;
	}

	public boolean isDeclineUnhandled() {
		return this.declineUnhandled;
	}

	public void setDeclineUnhandled(boolean declineUnhandled) {
		this.declineUnhandled = declineUnhandled;
	}

}
