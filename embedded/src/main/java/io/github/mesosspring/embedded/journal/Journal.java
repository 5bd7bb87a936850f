package io.github.mesosspring.embedded.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

import com.google.protobuf.Message;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The latest calls, answers and events of all masters of a cluster. It keeps up to
 * {@value #MAX_ENTRIES} entries whose messages have up to {@value #MAX_BYTES} bytes, as
 * protobuf encodes them, and the newest in any case; older ones are forgotten and
 * counted. Thread-safe.
 */
public final class Journal {

	/** How many entries are kept at most. */
	public static final int MAX_ENTRIES = 200_000;

	/** How many bytes the messages of the entries have at most. */
	public static final long MAX_BYTES = 64 * 1024 * 1024;

	private static final Log logger = LogFactory.getLog(Journal.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Kept> kept = new ArrayDeque<>();

	private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();

	/** The frameworks that are subscribed, and the streams of each, by their ids. */
	private final Map<String, Streams> streams = new LinkedHashMap<>();

	private final Clock clock;

	private final @Nullable Consumer<Duration> advance;

	private long bytes;

	private long next;

	private long forgotten;

	private long changes;

	/**
	 * Create a journal in real time.
	 */
	public Journal() {
		this(Clock.systemUTC(), null);
	}

	/**
	 * Create a journal.
	 * @param clock the clock of the cluster
	 * @param advance sets that clock forward, {@code null} if it goes by itself
	 */
	public Journal(Clock clock, @Nullable Consumer<Duration> advance) {
		this.clock = clock;
		this.advance = advance;
	}

	/**
	 * All that is kept.
	 * @return a copy
	 */
	public JournalSnapshot snapshot() {
		this.lock.lock();
		try {
			return new JournalSnapshot(this.kept.stream().map(Kept::entry).toList(), this.forgotten,
					this.streams.values().stream().map(Streams::framework).toList(), this.clock.instant());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The last entries.
	 * @param count how many at most
	 * @return the entries, the latest first
	 */
	public List<JournalEntry> latest(int count) {
		this.lock.lock();
		try {
			List<JournalEntry> latest = new ArrayList<>();
			Iterator<Kept> newest = this.kept.descendingIterator();
			while (newest.hasNext() && latest.size() < count) {
				latest.add(newest.next().entry());
			}
			return latest;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Be told of each new entry.
	 * @param listener called by the thread of a master, in order; it must return at once
	 * @return ends it
	 */
	public Disposable listen(Consumer<JournalEntry> listener) {
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/**
	 * Forget all entries, and that any were forgotten. Numbers go on.
	 */
	public void clear() {
		this.lock.lock();
		try {
			this.kept.clear();
			this.bytes = 0;
			this.forgotten = 0;
			signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until the journal holds what somebody waits for. In real time this looks again
	 * at each new entry. Where the clock does not go by itself, this sets it forward,
	 * step by step whenever nothing new comes for a moment, so that it returns as soon as
	 * framework and cluster are done.
	 * @param condition what to wait for; called by this thread
	 * @param limit how long to wait, on the clock of the cluster. If that clock is set
	 * forward here, some seconds of real time are added for what is under way
	 * @return {@code false} if it did not come true
	 * @throws IllegalStateException if the thread is interrupted
	 */
	public boolean await(Predicate<JournalSnapshot> condition, Duration limit) {
		return (this.advance != null) ? new VirtualWait(this, this.advance, limit).until(condition)
				: awaitInRealTime(condition, limit);
	}

	/**
	 * Set the clock of the cluster forward.
	 * @param time how far
	 * @throws IllegalStateException if the clock goes by itself
	 */
	public void advance(Duration time) {
		if (this.advance == null) {
			throw new IllegalStateException(
					"This embedded Mesos runs in real time, which cannot be set forward; start it with virtual time");
		}
		this.advance.accept(time);
	}

	private boolean awaitInRealTime(Predicate<JournalSnapshot> condition, Duration limit) {
		long deadline = System.nanoTime() + limit.toNanos();
		while (true) {
			long seen = changes();
			if (condition.test(snapshot())) {
				return true;
			}
			long remaining = deadline - System.nanoTime();
			if (remaining <= 0 || !awaitChange(seen, remaining)) {
				return false;
			}
		}
	}

	long changes() {
		this.lock.lock();
		try {
			return this.changes;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait, in real time, until something is new.
	 * @param seen the number of changes that are not new
	 * @param nanos how long at most
	 * @return whether something is
	 */
	boolean awaitChange(long seen, long nanos) {
		this.lock.lock();
		try {
			long remaining = nanos;
			while (this.changes == seen && remaining > 0) {
				remaining = this.changed.awaitNanos(remaining);
			}
			return this.changes != seen;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for the embedded Mesos", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	Instant now() {
		return this.clock.instant();
	}

	void streamOpened(JournalFramework framework) {
		this.lock.lock();
		try {
			this.streams.merge(framework.id(), new Streams(framework, 1),
					(before, one) -> new Streams(framework, before.count + 1));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A stream is gone.
	 * @return whether its framework has another one
	 */
	boolean streamClosed(JournalFramework framework) {
		this.lock.lock();
		try {
			return this.streams.computeIfPresent(framework.id(), (id, before) -> (before.count > 1)
					? new Streams(before.framework, before.count - 1) : null) != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Append an entry.
	 * @param message what its size is measured by
	 * @param entry makes the entry with its number
	 */
	void append(@Nullable Message message, LongFunction<JournalEntry> entry) {
		int size = (message != null) ? message.getSerializedSize() : 0;
		JournalEntry appended;
		this.lock.lock();
		try {
			appended = entry.apply(this.next++);
			this.kept.add(new Kept(appended, size));
			this.bytes += size;
			while (this.kept.size() > 1 && (this.kept.size() > MAX_ENTRIES || this.bytes > MAX_BYTES)) {
				this.bytes -= this.kept.remove().size;
				this.forgotten++;
			}
			signal();
		}
		finally {
			this.lock.unlock();
		}
		this.listeners.forEach((listener) -> tell(listener, appended));
	}

	private static void tell(Consumer<JournalEntry> listener, JournalEntry entry) {
		try {
			listener.accept(entry);
		}
		catch (RuntimeException ex) {
			logger.error("A listener of the journal of an embedded Mesos failed", ex);
		}
	}

	private void signal() {
		this.changes++;
		this.changed.signalAll();
	}

	private record Streams(JournalFramework framework, int count) {
	}

	private record Kept(JournalEntry entry, int size) {
	}

}
