package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.executor.Event;

/**
 * Builds an {@link EventDispatcher} for an executor. Not thread-safe.
 */
public final class ExecutorEventDispatcherBuilder extends DispatcherBuilder<ExecutorEventDispatcherBuilder> {

	private final MessageCodec codec;

	private final HandlerCalls calls;

	private final List<ExecutorEventInterceptor> interceptors = new ArrayList<>();

	private final List<ExecutorEventListener> listeners = new ArrayList<>();

	ExecutorEventDispatcherBuilder(MessageCodec codec, HandlerCalls calls) {
		this.codec = codec;
		this.calls = calls;
		pauseable(false);
	}

	/**
	 * Add an interceptor, to be asked after those added before.
	 * @param interceptor sees events before and after their handlers
	 * @return this builder
	 */
	public ExecutorEventDispatcherBuilder interceptor(ExecutorEventInterceptor interceptor) {
		this.interceptors.add(interceptor);
		return this;
	}

	/**
	 * What to do about handlers that fail.
	 * @param errorHandler is told of failures; logs them unless set
	 * @return this builder
	 */
	public ExecutorEventDispatcherBuilder errorHandler(ExecutorEventErrorHandler errorHandler) {
		return failureHandler(FailureHandler.of(errorHandler));
	}

	/**
	 * Add a listener that is told of each event what became of it.
	 * @param listener the listener, told after those added before
	 * @return this builder
	 */
	public ExecutorEventDispatcherBuilder whenDelivered(ExecutorEventListener listener) {
		this.listeners.add(listener);
		return this;
	}

	@Override
	public EventDispatcher build() {
		EventSchema<Event> schema = ExecutorEventSchema.INSTANCE;
		EventListener told = told();
		HandlerRegistry registry = registry(schema, this.calls);
		EventDecoder<Event> decoder = new EventDecoder<>(this.codec, schema);
		EventDelivery<Event> delivery = new EventDelivery<>(decoder, new EventInterceptors<>(this.interceptors),
				registry, told, new ExecutorDelivery(invoker(told), this.listeners));
		DispatchSettings settings = settings(1, schema, new OpenAcknowledgments());
		return new EventDispatcher(settings, new DecodeAhead(decoder, settings), told, registry, (queue) -> delivery,
				delivery, List.of());
	}

	@Override
	ExecutorEventDispatcherBuilder self() {
		return this;
	}

}
