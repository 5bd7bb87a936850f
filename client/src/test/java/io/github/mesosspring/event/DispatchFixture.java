package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;

import org.springframework.context.support.GenericApplicationContext;

/**
 * A dispatcher with handlers, fed like the subscription feeds it.
 */
final class DispatchFixture implements AutoCloseable {

	final Sessions sessions = new Sessions();

	final RecordingCalls calls = new RecordingCalls();

	final RecordingListener listener = new RecordingListener();

	/** What handlers write down. */
	final List<String> seen = new CopyOnWriteArrayList<>();

	final EventDispatcher dispatcher;

	private final GenericApplicationContext context = new GenericApplicationContext();

	DispatchFixture(Object... handlers) {
		this((builder) -> {
		}, handlers);
	}

	DispatchFixture(Consumer<EventDispatcherBuilder> customizer, Object... handlers) {
		this(customizer, Map.of(), handlers);
	}

	DispatchFixture(Consumer<EventDispatcherBuilder> customizer, Map<String, Object> beans, Object... handlers) {
		EventDispatcherBuilder builder = EventDispatcher.builder(this.sessions, Encoding.PROTOBUF.codec(), this.calls)
			.listener(this.listener);
		customizer.accept(builder);
		this.dispatcher = builder.build();
		this.context.registerBean(EventDispatcher.class, () -> this.dispatcher);
		this.context.registerBean(MesosEventHandlerProcessor.class);
		beans.forEach(this::register);
		for (int i = 0; i < handlers.length; i++) {
			register("handler" + i, handlers[i]);
		}
		this.context.refresh();
	}

	private void register(String name, Object handler) {
		this.context.getBeanFactory().registerSingleton(name, handler);
	}

	DispatchFixture subscribe(long epoch) {
		this.sessions.open(Events.session(epoch));
		this.dispatcher.begin(Events.session(epoch), Events.subscribed().toByteArray());
		return this;
	}

	void receive(long epoch, Event event) {
		this.dispatcher.accept(epoch, MesosEventType.valueOf(event.getType().name()), event.toByteArray());
	}

	void lose(long epoch) {
		this.sessions.close(Events.session(epoch), SessionLoss.STREAM_ENDED);
		this.dispatcher.end(epoch);
	}

	/** Wait until all that was received before has been delivered. */
	void awaitDelivered(long epoch) {
		int before = marks();
		receive(epoch, Events.heartbeat());
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> marks() > before);
	}

	private int marks() {
		return (int) this.listener.seen.stream().filter("unhandled HEARTBEAT"::equals).count();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
