package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Puts all interceptors around the delivery of an event, and lets none of them stop it.
 */
final class EventInterceptors {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final List<MesosEventInterceptor> interceptors;

	EventInterceptors(List<MesosEventInterceptor> interceptors) {
		this.interceptors = List.copyOf(interceptors);
	}

	/**
	 * Deliver an event with the interceptors around.
	 * @param delivery delivers it; is told whether handlers may have it
	 */
	CompletableFuture<?> around(MesosEventType type, Event event,
			Function<Boolean, CompletableFuture<EventOutcome>> delivery) {
		if (this.interceptors.isEmpty()) {
			return delivery.apply(true);
		}
		int asked = 0;
		boolean allowed = true;
		while (allowed && asked < this.interceptors.size()) {
			allowed = allows(this.interceptors.get(asked), type, event);
			asked++;
		}
		List<MesosEventInterceptor> told = this.interceptors.subList(0, asked);
		return apply(delivery, allowed).whenComplete(
				(outcome, failure) -> tell(told, type, event, (failure != null) ? EventOutcome.FAILED : outcome));
	}

	private static CompletableFuture<EventOutcome> apply(Function<Boolean, CompletableFuture<EventOutcome>> delivery,
			boolean allowed) {
		try {
			return delivery.apply(allowed);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static boolean allows(MesosEventInterceptor interceptor, MesosEventType type, Event event) {
		try {
			return interceptor.before(type, event);
		}
		catch (Throwable ex) {
			logger.error("The interceptor " + interceptor + " failed before a " + type + " event, which is delivered",
					ex);
			return true;
		}
	}

	private static void tell(List<MesosEventInterceptor> interceptors, MesosEventType type, Event event,
			EventOutcome outcome) {
		for (int i = interceptors.size() - 1; i >= 0; i--) {
			try {
				interceptors.get(i).after(type, event, outcome);
			}
			catch (Throwable ex) {
				logger.error("The interceptor " + interceptors.get(i) + " failed after a " + type + " event", ex);
			}
		}
	}

}
