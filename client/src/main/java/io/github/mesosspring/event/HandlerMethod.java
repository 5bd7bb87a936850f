package io.github.mesosspring.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A handler method, ready to be called.
 */
final class HandlerMethod {

	/** Under this name Reactor, and what builds on it, looks for an observation. */
	private static final String OBSERVATION = "micrometer.observation";

	private final HandlerControl control;

	private final int order;

	private final Supplier<Object> bean;

	private final Method method;

	private final HandlerSignature signature;

	private final HandlerCondition condition;

	private final @Nullable Supplier<FailureHandler> errorHandler;

	/**
	 * Create a handler.
	 * @param control its id, state and counts
	 * @param order its place among the handlers of an event
	 * @param bean gives the object to call it on, asked for each call
	 * @param method an accessible method of that object
	 * @param signature what it asks for
	 * @param condition which events it wants of those it takes
	 * @param errorHandler gives what is told of its failures; {@code null} for the one of
	 * all
	 */
	HandlerMethod(HandlerControl control, int order, Supplier<Object> bean, Method method, HandlerSignature signature,
			HandlerCondition condition, @Nullable Supplier<FailureHandler> errorHandler) {
		this.control = control;
		this.order = order;
		this.bean = bean;
		this.method = method;
		this.signature = signature;
		this.condition = condition;
		this.errorHandler = errorHandler;
	}

	String id() {
		return this.control.id();
	}

	HandlerControl control() {
		return this.control;
	}

	int order() {
		return this.order;
	}

	HandlerSignature signature() {
		return this.signature;
	}

	/**
	 * Whether it is to be called. Throws what its condition failed with.
	 */
	boolean wants(Delivery delivery) {
		return this.condition == HandlerCondition.ALWAYS || this.condition.matches(delivery);
	}

	/**
	 * What is told of its failures.
	 * @param ofAll what is told unless it has one of its own
	 */
	FailureHandler errorHandler(FailureHandler ofAll) {
		return (this.errorHandler != null) ? this.errorHandler.get() : ofAll;
	}

	/**
	 * Call the method.
	 * @param delivery what to pass
	 * @param observation goes with what it returned: calls made on the way to its
	 * completion belong to it
	 * @return what it returned, as something that completes; cancelling it cancels that
	 * @throws Throwable what the method threw
	 */
	CompletableFuture<?> invoke(Delivery delivery, Observation observation) throws Throwable {
		if (this.signature.manual() && delivery.acknowledgment() != null) {
			delivery.acknowledgment().handOver();
		}
		List<Argument> sources = this.signature.arguments();
		@Nullable Object[] arguments = new Object[sources.size()];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = sources.get(i).resolve(delivery);
		}
		try {
			return completion(this.method.invoke(this.bean.get(), arguments), observation);
		}
		catch (InvocationTargetException ex) {
			throw (ex.getCause() != null) ? ex.getCause() : ex;
		}
	}

	private static CompletableFuture<?> completion(@Nullable Object result, Observation observation) {
		if (result instanceof Publisher<?> publisher) {
			return Flux.from(publisher)
				.then()
				.contextWrite((context) -> observation.isNoop() ? context : context.put(OBSERVATION, observation))
				.toFuture();
		}
		return (result instanceof CompletionStage<?> stage) ? stage.toCompletableFuture() : Sequence.DONE;
	}

	@Override
	public String toString() {
		return this.control.id();
	}

}
