package io.github.mesosspring.test.replay;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a replay: begins and ends as recorded, and passes on one event at a
 * time.
 */
final class ReplaySession {

	private static final URI NOWHERE = URI.create("http://replay.invalid:5050");

	private final Sessions sessions;

	private final EventSink sink;

	private final Encoding encoding;

	private final Duration patience;

	private final List<Recorded> skipped = new ArrayList<>();

	private @Nullable Session session;

	private long recordedEpoch;

	private long epochs;

	ReplaySession(Sessions sessions, EventSink sink, Encoding encoding, Duration patience) {
		this.sessions = sessions;
		this.sink = sink;
		this.encoding = encoding;
		this.patience = patience;
	}

	List<Recorded> skipped() {
		return this.skipped;
	}

	void play(Recorded item) {
		if (item instanceof Recorded.Start) {
			end(SessionLoss.REQUESTED);
		}
		else if (item instanceof Recorded.State state && state.from() == SubscriptionState.SUBSCRIBED) {
			end((state.reason() != null) ? state.reason() : SessionLoss.REQUESTED);
		}
		else if (item instanceof Recorded.Event event && event.event().getType() == Event.Type.SUBSCRIBED) {
			begin(event);
		}
		else if (item instanceof Recorded.Event event) {
			rescind(event);
			accept(event, event.epoch(), MesosEventType.valueOf(event.event().getType().name()),
					this.encoding.codec().encode(event.event()));
		}
		else if (item instanceof Recorded.Undecodable undecodable) {
			accept(undecodable, undecodable.epoch(), undecodable.type(), undecodable.record().toByteArray());
		}
	}

	/**
	 * End the subscription, if one stands.
	 */
	void end(SessionLoss reason) {
		Session ended = this.session;
		this.session = null;
		if (ended != null) {
			this.sessions.close(ended, reason);
			this.sink.end(ended.epoch());
		}
	}

	private void begin(Recorded.Event subscribed) {
		end(SessionLoss.REQUESTED);
		Session begun = new Session(NOWHERE, subscribed.event().getSubscribed().getFrameworkId(), null, ++this.epochs);
		this.recordedEpoch = subscribed.epoch();
		this.session = begun;
		this.sessions.open(begun);
		this.sink.begin(begun, this.encoding.codec().encode(subscribed.event()));
		awaitHandlers(subscribed);
	}

	private void accept(Recorded item, long epoch, @Nullable MesosEventType type, byte[] record) {
		Session current = this.session;
		if (current == null || epoch != this.recordedEpoch) {
			this.skipped.add(item);
			return;
		}
		this.sink.accept(current.epoch(), type, record);
		awaitHandlers(item);
	}

	/**
	 * The client voids a rescinded offer where it reads the stream, before handlers see
	 * the event.
	 */
	private void rescind(Recorded.Event event) {
		Session current = this.session;
		if (current != null) {
			this.sessions.rescind(event.event(), current.epoch());
		}
	}

	private void awaitHandlers(Recorded item) {
		CountDownLatch handled = new CountDownLatch(1);
		this.sink.whenDrained(handled::countDown);
		try {
			if (!handled.await(this.patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new IllegalStateException("The handlers of line " + item.line() + " of the recording have not "
						+ "returned within " + this.patience.toSeconds() + " s, or the event dispatcher does not run");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The replay was interrupted at line " + item.line(), ex);
		}
	}

}
