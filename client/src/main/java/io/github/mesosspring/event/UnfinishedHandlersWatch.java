package io.github.mesosspring.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Warns of asynchronous handlers whose result does not complete: nothing else is
 * delivered where one is waited for. Each result is warned of once.
 */
final class UnfinishedHandlersWatch implements Watch {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private static final int TOO_LONG_MINUTES = 5;

	private final Supplier<List<DeliveryLoop>> loops;

	private final Scheduler scheduler;

	/** How often each was seen, a minute apart; at most one for each loop. */
	private Map<DeliveryLoop.Unfinished, Integer> seen = Map.of();

	private @Nullable Disposable timer;

	UnfinishedHandlersWatch(Supplier<List<DeliveryLoop>> loops, Scheduler scheduler) {
		this.loops = loops;
		this.scheduler = scheduler;
	}

	@Override
	public void start() {
		this.timer = this.scheduler.schedulePeriodically(this::check, 1, 1, TimeUnit.MINUTES);
	}

	@Override
	public void stop() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
	}

	private void check() {
		Map<DeliveryLoop.Unfinished, Integer> now = new HashMap<>();
		for (DeliveryLoop loop : this.loops.get()) {
			DeliveryLoop.Unfinished unfinished = loop.unfinished();
			if (unfinished != null) {
				int times = this.seen.getOrDefault(unfinished, 0) + 1;
				now.put(unfinished, times);
				if (times == TOO_LONG_MINUTES + 1) {
					logger.warn("What the handler " + unfinished.handlerId() + " returned has not completed for "
							+ TOO_LONG_MINUTES + " minutes, and other events wait for that. Give it a timeout");
				}
			}
		}
		this.seen = now;
	}

}
