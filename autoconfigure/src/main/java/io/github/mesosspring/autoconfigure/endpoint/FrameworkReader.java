package io.github.mesosspring.autoconfigure.endpoint;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Calls;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Handler;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Offer;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Offers;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Outage;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Queue;
import io.github.mesosspring.autoconfigure.endpoint.FrameworkDescriptor.Reconnects;
import io.github.mesosspring.autoconfigure.frameworks.MesosFramework;
import io.github.mesosspring.call.CallStatistics;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.DispatchStatistics;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventHandlerStatus;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.HeldOffer;
import io.github.mesosspring.session.OutstandingOffers;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.Reconnect;
import io.github.mesosspring.subscription.SubscriptionHistory;
import io.github.mesosspring.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a framework: snapshots of what the client has at hand, without I/O.
 */
final class FrameworkReader {

	/** How many offers are listed at most. */
	static final int MAX_OFFERS = 100;

	private FrameworkReader() {
	}

	static FrameworkDescriptor read(MesosFramework framework) {
		MesosSubscription subscription = framework.subscription();
		SubscriptionStatus status = subscription.status();
		SubscriptionHistory history = subscription.history();
		Sessions sessions = framework.find(Sessions.class).orElse(null);
		Session session = (sessions != null) ? sessions.current() : null;
		String name = framework.find(FrameworkInfo.class).map(FrameworkInfo::getName).orElse(framework.name());
		return new FrameworkDescriptor(name, status.state(), history.since(), status.frameworkId(),
				text(status.leader()), version(session), (session != null) ? session.epoch() : null,
				status.lastHeartbeatAge(), queue(framework), calls(framework), offers(sessions),
				reconnects(status, history), handlers(framework));
	}

	private static @Nullable String text(@Nullable URI uri) {
		return (uri != null) ? uri.toString() : null;
	}

	private static @Nullable String version(@Nullable Session session) {
		return (session != null && session.version().isTold()) ? session.version().toString() : null;
	}

	private static @Nullable Queue queue(MesosFramework framework) {
		return framework.find(EventDispatcher.class).map((dispatcher) -> {
			DispatchStatistics queue = dispatcher.statistics();
			return new Queue(queue.queuedEvents(), queue.queuedBytes(), queue.maxQueuedEvents(), queue.maxQueuedBytes(),
					queue.lag());
		}).orElse(null);
	}

	private static @Nullable Calls calls(MesosFramework framework) {
		return framework.find(CallTemplate.class).map((template) -> {
			CallStatistics calls = template.statistics();
			return new Calls(calls.inFlight(), calls.waiting());
		}).orElse(null);
	}

	private static Offers offers(@Nullable Sessions sessions) {
		if (sessions == null) {
			return new Offers(0, List.of(), false);
		}
		OutstandingOffers offers = sessions.offers();
		List<Offer> oldest = offers.oldest(MAX_OFFERS).stream().map(FrameworkReader::offer).toList();
		int count = Math.max(offers.size(), oldest.size());
		return new Offers(count, oldest, count > oldest.size());
	}

	private static Offer offer(HeldOffer offer) {
		return new Offer(offer.id().getValue(), (offer.agent() != null) ? offer.agent().getValue() : null, offer.age());
	}

	private static Reconnects reconnects(SubscriptionStatus status, SubscriptionHistory history) {
		List<Reconnect> latestFirst = new ArrayList<>(history.reconnects());
		Collections.reverse(latestFirst);
		return new Reconnects(status.reconnects(),
				latestFirst.stream()
					.map((reconnect) -> new Outage(reconnect.time(), reconnect.reason().tag(), reconnect.attempts(),
							reconnect.duration()))
					.toList());
	}

	private static List<Handler> handlers(MesosFramework framework) {
		return framework.find(EventDispatcher.class)
			.map((dispatcher) -> dispatcher.handlers().all().stream().map(FrameworkReader::handler).toList())
			.orElse(List.of());
	}

	private static Handler handler(EventHandlerStatus handler) {
		Class<? extends Throwable> failure = handler.lastFailure();
		return new Handler(handler.id(), handler.types().stream().map(Enum::name).sorted().toList(), handler.state(),
				handler.handled(), handler.failed(), handler.filtered(), handler.skipped(),
				(failure != null) ? failure.getName() : null, handler.lastFailureTime());
	}

}
