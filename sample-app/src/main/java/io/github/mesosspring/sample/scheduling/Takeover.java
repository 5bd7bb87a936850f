package io.github.mesosspring.sample.scheduling;

import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the jobs anew when this instance was elected: another has changed them while this
 * one stood by. It is told before the SUBSCRIBE, so no event finds the old ones.
 */
@Component
public class Takeover implements SubscriptionListener {

	private static final Log logger = LogFactory.getLog(Takeover.class);

	private final Jobs jobs;

	private final ObjectProvider<MesosSubscription> subscription;

	Takeover(Jobs jobs, ObjectProvider<MesosSubscription> subscription) {
		this.jobs = jobs;
		this.subscription = subscription;
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.from() != SubscriptionState.STANDBY || change.to() != SubscriptionState.DETECTING) {
			return;
		}
		try {
			this.jobs.reload();
		}
		catch (RuntimeException ex) {
			logger.error("This instance was elected but leaves it to another one, since it cannot read the jobs", ex);
			this.subscription.ifAvailable(MesosSubscription::stop);
		}
	}

	/**
	 * Whether another instance may lead, so that the jobs are not this one's to change.
	 * @return whether this instance stands by
	 */
	public boolean isStandingBy() {
		MesosSubscription current = this.subscription.getIfAvailable();
		return current != null && current.status().state() == SubscriptionState.STANDBY;
	}

}
