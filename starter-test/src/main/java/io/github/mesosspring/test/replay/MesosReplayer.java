package io.github.mesosspring.test.replay;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Plays recorded traffic into {@link MesosEventHandler} methods, through the dispatch of
 * the client: events are decoded, arguments resolved, updates acknowledged, offers
 * declined and failures handled as they are in production. Calls are checked and get
 * their outcome as usual, but are sent nowhere.
 * <p>
 * In an application under test it is a bean, if {@link ReplayConfiguration} is imported;
 * otherwise it is made from handler objects. Time is not replayed: an event comes as soon
 * as the handlers are done with the one before. Not thread-safe.
 */
public final class MesosReplayer implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ReplaySession session;

	private final ReplayLog log;

	private final Runnable end;

	MesosReplayer(Sessions sessions, EventSink sink, Encoding encoding, ReplayLog log, Runnable end) {
		this.session = new ReplaySession(sessions, sink, encoding, PATIENCE);
		this.log = log;
		this.end = end;
	}

	/**
	 * A replayer for handlers that need no application.
	 * @param handlers objects with {@link MesosEventHandler} methods
	 * @return the replayer, to be closed by the caller
	 */
	public static MesosReplayer of(Object... handlers) {
		return withCalls((calls) -> List.of(handlers));
	}

	/**
	 * A replayer for handlers that are made with the template they call with.
	 * @param handlers makes objects with {@link MesosEventHandler} methods
	 * @return the replayer, to be closed by the caller
	 */
	public static MesosReplayer withCalls(Function<CallTemplate, ? extends Collection<?>> handlers) {
		Sessions sessions = new Sessions();
		ReplayLog log = new ReplayLog();
		CallTemplate calls = CallTemplate.builder(sessions, Encoding.PROTOBUF.codec(), new ReplayWebClients().calls())
			.tap(log)
			.build();
		EventDispatcher dispatcher = EventDispatcher.builder(sessions, Encoding.PROTOBUF.codec(), calls)
			.maxQueuedEvents(1)
			// handlers are to see all that was recorded, repetitions too
			.rememberedUpdates(0)
			.maxDeliveries(0)
			.listener(log)
			.build();
		register(handlers.apply(calls), dispatcher);
		dispatcher.start();
		return new MesosReplayer(sessions, dispatcher, Encoding.PROTOBUF, log, () -> {
			calls.close();
			dispatcher.stop();
		});
	}

	/**
	 * Play a recording. The subscription it ends with stands until the next one is played
	 * or the replayer is closed, so that whatever handlers left to other threads can
	 * still make its calls.
	 * @param traffic the recording
	 * @return what came of it
	 * @throws IllegalStateException if a handler does not return within 30 s: names the
	 * line
	 */
	public Replay play(RecordedTraffic traffic) {
		this.session.end(SessionLoss.REQUESTED);
		this.session.skipped().clear();
		this.log.clear();
		for (Recorded item : traffic.items()) {
			this.log.line(item.line());
			this.session.play(item);
		}
		return played();
	}

	/**
	 * What has come of the recording that was played last, by now.
	 * @return the same as {@link #play} gave, and what has happened since
	 */
	public Replay played() {
		return new Replay(this.log.calls(), this.log.failures(), this.session.skipped());
	}

	@Override
	public void close() {
		this.session.end(SessionLoss.REQUESTED);
		this.end.run();
	}

	private static void register(Collection<?> handlers, EventDispatcher dispatcher) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("dispatcher", dispatcher);
		int number = 0;
		for (Object handler : handlers) {
			beans.registerSingleton("handler" + ++number, handler);
		}
		MesosEventHandlerProcessor processor = new MesosEventHandlerProcessor(
				beans.getBeanProvider(EventDispatcher.class));
		processor.setBeanFactory(beans);
		processor.afterSingletonsInstantiated();
	}

}
