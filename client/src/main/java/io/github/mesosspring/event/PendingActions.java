package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What is to run, once, when something has come true. To ask whether there is anything
 * costs next to nothing. Thread-safe.
 */
final class PendingActions {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Runnable> actions = new ArrayList<>();

	private volatile boolean any;

	boolean isAny() {
		return this.any;
	}

	void add(Runnable action) {
		this.lock.lock();
		try {
			this.actions.add(action);
			this.any = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Run all of them, each by one caller only.
	 */
	void runAll() {
		List<Runnable> taken;
		this.lock.lock();
		try {
			taken = List.copyOf(this.actions);
			this.actions.clear();
			this.any = false;
		}
		finally {
			this.lock.unlock();
		}
		taken.forEach(PendingActions::run);
	}

	private static void run(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.error("The subscription could not be told that handlers have caught up", ex);
		}
	}

}
