package io.github.mesosspring.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which updates have been handled, and how often those that have not were
 * delivered, across subscriptions. The oldest are forgotten when there are too many.
 * Updates that nobody repeats are not remembered. Thread-safe.
 */
final class UpdateMemory {

	private static final int MAX_UNHANDLED = 10_000;

	private final int maxDeliveries;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<StatusUpdate.Key, Boolean> handled;

	private final Map<StatusUpdate.Key, DeliveryAttempt> unhandled = bounded(MAX_UNHANDLED);

	/**
	 * Create a memory.
	 * @param remembered how many handled updates to remember; 0 for none
	 * @param maxDeliveries after how many failed deliveries an update is parked; 0 for
	 * never
	 */
	UpdateMemory(int remembered, int maxDeliveries) {
		this.handled = bounded(remembered);
		this.maxDeliveries = maxDeliveries;
	}

	boolean isHandled(StatusUpdate update) {
		StatusUpdate.Key key = update.key();
		return key != null && locked(() -> this.handled.containsKey(key));
	}

	/**
	 * Which delivery the next one of an update is.
	 */
	DeliveryAttempt attempt(StatusUpdate update) {
		StatusUpdate.Key key = update.key();
		if (key == null) {
			return DeliveryAttempt.ONLY;
		}
		DeliveryAttempt last = locked(() -> this.unhandled.get(key));
		return (last != null) ? last.next() : new DeliveryAttempt(1, 0, this.maxDeliveries);
	}

	/**
	 * An update was delivered, but not handled.
	 */
	void delivered(StatusUpdate update, DeliveryAttempt attempt) {
		StatusUpdate.Key key = update.key();
		if (key != null) {
			locked(() -> this.unhandled.put(key.detached(), attempt));
		}
	}

	void handled(StatusUpdate update) {
		StatusUpdate.Key key = update.key();
		if (key != null) {
			locked(() -> {
				this.unhandled.remove(key);
				return this.handled.put(key.detached(), true);
			});
		}
	}

	private <T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static <K, V> Map<K, V> bounded(int limit) {
		return new LinkedHashMap<>() {

			@Override
			protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
				return size() > limit;
			}

		};
	}

}
