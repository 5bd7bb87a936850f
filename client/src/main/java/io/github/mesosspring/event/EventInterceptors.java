package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import com.google.protobuf.Message;
import io.github.mesosspring.hook.HookFailures;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Puts all interceptors around the delivery of an event, and lets none of them stop it.
 *
 * @param <E> the events of the API
 */
final class EventInterceptors<E extends Message> {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final List<? extends EventInterceptor<E>> interceptors;

	private final HookFailures failures = new HookFailures(logger, "interceptor");

	EventInterceptors(List<? extends EventInterceptor<E>> interceptors) {
		this.interceptors = List.copyOf(interceptors);
	}

	/**
	 * Deliver an event with the interceptors around.
	 * @param delivery delivers it; is told whether handlers may have it
	 */
	CompletableFuture<?> around(MesosEventType type, E event,
			Function<Boolean, CompletableFuture<HandlerResult>> delivery) {
		if (this.interceptors.isEmpty()) {
			return delivery.apply(true);
		}
		int asked = 0;
		boolean allowed = true;
		while (allowed && asked < this.interceptors.size()) {
			allowed = allows(this.interceptors.get(asked), type, event);
			asked++;
		}
		List<? extends EventInterceptor<E>> told = this.interceptors.subList(0, asked);
		return apply(delivery, allowed).whenComplete((result, failure) -> tell(told, type, event,
				(failure != null) ? EventOutcome.FAILED : result.outcome()));
	}

	private static CompletableFuture<HandlerResult> apply(Function<Boolean, CompletableFuture<HandlerResult>> delivery,
			boolean allowed) {
		try {
			return delivery.apply(allowed);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private boolean allows(EventInterceptor<E> interceptor, MesosEventType type, E event) {
		try {
			return interceptor.before(type, event);
		}
		catch (Throwable ex) {
			this.failures.report(interceptor, "before", ex);
			return true;
		}
	}

	private void tell(List<? extends EventInterceptor<E>> interceptors, MesosEventType type, E event,
			EventOutcome outcome) {
		for (int i = interceptors.size() - 1; i >= 0; i--) {
			try {
				interceptors.get(i).after(type, event, outcome);
			}
			catch (Throwable ex) {
				this.failures.report(interceptors.get(i), "after", ex);
			}
		}
	}

}
