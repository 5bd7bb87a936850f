package io.github.mesosspring.subscription;

import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The way into the event sink: lets in one thread at a time, and only events of the
 * subscription that stands. Thread-safe.
 */
final class EventGate {

	private static final long NONE = 0;

	private final ReentrantLock lock = new ReentrantLock();

	private final EventSink sink;

	private long open = NONE;

	EventGate(EventSink sink) {
		this.sink = sink;
	}

	void begin(Session session, byte[] record) {
		this.lock.lock();
		try {
			this.open = session.epoch();
			this.sink.begin(session, record);
		}
		finally {
			this.lock.unlock();
		}
	}

	void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.lock.lock();
		try {
			if (epoch == this.open) {
				this.sink.accept(epoch, type, record);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void end(long epoch) {
		this.lock.lock();
		try {
			if (epoch == this.open) {
				this.open = NONE;
				this.sink.end(epoch);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isFull() {
		return this.sink.isFull();
	}

	void whenNotFull(Runnable action) {
		this.sink.whenNotFull(action);
	}

	void whenDrained(Runnable action) {
		this.sink.whenDrained(action);
	}

}
