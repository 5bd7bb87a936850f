package io.github.mesosspring.sample.scheduling;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.subscription.MesosSubscription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives the subscription up and takes it up again. The master then refuses whatever was
 * still on its way from the former one, so that an ACCEPT whose outcome is unknown is
 * settled: nothing else would ever be said about a task it did not launch.
 */
@Component
class Resubscription {

	private static final Log logger = LogFactory.getLog(Resubscription.class);

	private final ObjectProvider<MesosSubscription> subscription;

	private final AtomicBoolean underWay = new AtomicBoolean();

	Resubscription(ObjectProvider<MesosSubscription> subscription) {
		this.subscription = subscription;
	}

	/**
	 * Subscribe anew, soon and on another thread.
	 * @param reason why, for the log
	 */
	void request(String reason) {
		if (this.underWay.compareAndSet(false, true)) {
			logger.warn("Subscribing anew: " + reason);
			Schedulers.boundedElastic().schedule(this::subscribeAnew);
		}
	}

	private void subscribeAnew() {
		try {
			this.subscription.ifAvailable((subscription) -> {
				if (subscription.isRunning()) {
					subscription.stop();
					subscription.start();
				}
			});
		}
		catch (RuntimeException ex) {
			logger.error("The subscription could not be taken up again", ex);
		}
		finally {
			this.underWay.set(false);
		}
	}

}
