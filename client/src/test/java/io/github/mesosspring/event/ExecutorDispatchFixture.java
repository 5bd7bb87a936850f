package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.executor.Event;

import org.springframework.context.support.GenericApplicationContext;

/**
 * A dispatcher of an executor with handlers, fed like its subscription feeds it.
 */
final class ExecutorDispatchFixture implements AutoCloseable {

	final RecordingListener listener = new RecordingListener();

	/** What became of events, as listeners are told. */
	final List<String> delivered = new CopyOnWriteArrayList<>();

	final EventDispatcher dispatcher;

	private final GenericApplicationContext context = new GenericApplicationContext();

	ExecutorDispatchFixture(Consumer<ExecutorEventDispatcherBuilder> customizer, Object... handlers) {
		ExecutorEventDispatcherBuilder builder = EventDispatcher
			.builderForExecutor(Encoding.PROTOBUF.codec(), ExecutorCalls.class, new RecordingExecutorCalls())
			.listener(this.listener)
			.whenDelivered((epoch, event, outcome, failure) -> this.delivered
				.add(epoch + " " + event.getType() + " " + outcome + ((failure != null) ? " " + failure : "")));
		customizer.accept(builder);
		this.dispatcher = builder.build();
		this.context.registerBean(EventDispatcher.class, () -> this.dispatcher);
		this.context.registerBean(MesosEventHandlerProcessor.class);
		for (int i = 0; i < handlers.length; i++) {
			register("handler" + i, handlers[i]);
		}
		this.context.refresh();
	}

	void register(String name, Object bean) {
		this.context.getBeanFactory().registerSingleton(name, bean);
	}

	ExecutorDispatchFixture subscribe(long epoch) {
		this.dispatcher.begin(Events.session(epoch), ExecutorEvents.subscribed().toByteArray());
		return this;
	}

	void receive(long epoch, Event... events) {
		for (Event event : events) {
			this.dispatcher.accept(epoch, MesosEventType.valueOf(event.getType().name()), event.toByteArray());
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Stands for what makes the calls of an executor.
	 */
	interface ExecutorCalls {

	}

	/**
	 * Stands for an implementation of it.
	 */
	static class RecordingExecutorCalls implements ExecutorCalls {

	}

}
