package io.github.mesosspring.event;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.session.OutstandingOffers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Warns of offers that the application neither accepts nor declines: a master without
 * offer timeout leaves their resources idle until then. Each offer is warned of once.
 */
final class HeldOffersWatch implements Watch {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private static final long PERIOD_SECONDS = 60;

	private final OutstandingOffers offers;

	private final Duration limit;

	private final Scheduler scheduler;

	private final Set<OfferID> warned = new HashSet<>();

	private @Nullable Disposable timer;

	HeldOffersWatch(OutstandingOffers offers, Duration limit, Scheduler scheduler) {
		this.offers = offers;
		this.limit = limit;
		this.scheduler = scheduler;
	}

	@Override
	public void start() {
		this.timer = this.scheduler.schedulePeriodically(this::check, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void stop() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
	}

	private void check() {
		Collection<OfferID> held = this.offers.heldLongerThan(this.limit);
		this.warned.retainAll(Set.copyOf(held));
		held.stream().filter(this.warned::add).findFirst().ifPresent((example) -> {
			this.warned.addAll(held);
			logger.warn(held.size() + " offers have been held for more than " + this.limit.toMinutes()
					+ " minutes, among them " + example.getValue()
					+ ". Nobody can use their resources: accept or decline them");
		});
	}

}
