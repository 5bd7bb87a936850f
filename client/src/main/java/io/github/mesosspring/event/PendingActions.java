package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is to run, once, when something has come true. To look costs next to nothing if
 * there is nothing to run. Thread-safe.
 */
final class PendingActions {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final ReentrantLock lock = new ReentrantLock();

	private volatile List<Pending> pending = List.of();

	/**
	 * Have an action run by the first {@link #look()} that finds its condition true.
	 */
	void add(BooleanSupplier condition, Runnable action) {
		this.lock.lock();
		try {
			List<Pending> more = new ArrayList<>(this.pending);
			more.add(new Pending(condition, action));
			this.pending = List.copyOf(more);
		}
		finally {
			this.lock.unlock();
		}
		look();
	}

	/**
	 * Run those whose condition is true now, each by one caller only.
	 */
	void look() {
		if (isEmpty()) {
			return;
		}
		for (Pending each : this.pending) {
			if (each.condition().getAsBoolean() && remove(each)) {
				run(each.action());
			}
		}
	}

	/**
	 * Run all of them, whatever their conditions.
	 */
	void giveUp() {
		for (Pending each : this.pending) {
			if (remove(each)) {
				run(each.action());
			}
		}
	}

	boolean isEmpty() {
		return this.pending.isEmpty();
	}

	private boolean remove(Pending done) {
		this.lock.lock();
		try {
			List<Pending> less = new ArrayList<>(this.pending);
			boolean removed = less.removeIf((each) -> each == done);
			this.pending = List.copyOf(less);
			return removed;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void run(Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			logger.error("The subscription could not be told that handlers have caught up", ex);
		}
	}

	private record Pending(BooleanSupplier condition, Runnable action) {
	}

}
