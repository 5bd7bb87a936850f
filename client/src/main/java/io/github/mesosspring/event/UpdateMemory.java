package io.github.mesosspring.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Remembers which updates have been handled, and how often those that have not were
 * delivered, across subscriptions. The oldest are forgotten when there are too many.
 * Updates without uuid are not repeated and not remembered. Thread-safe.
 */
final class UpdateMemory {

	private static final int MAX_UNHANDLED = 10_000;

	private final int maxDeliveries;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<Update, Boolean> handled;

	private final Map<Update, DeliveryAttempt> unhandled = bounded(MAX_UNHANDLED);

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

	boolean isHandled(TaskStatus status) {
		this.lock.lock();
		try {
			return this.handled.containsKey(Update.of(status));
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Which delivery the next one of an update is.
	 */
	DeliveryAttempt attempt(TaskStatus status) {
		if (status.getUuid().isEmpty()) {
			return DeliveryAttempt.ONLY;
		}
		this.lock.lock();
		try {
			DeliveryAttempt last = this.unhandled.get(Update.of(status));
			return (last != null) ? last.next() : new DeliveryAttempt(1, 0, this.maxDeliveries);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * An update was delivered, but not handled.
	 */
	void delivered(TaskStatus status, DeliveryAttempt attempt) {
		if (!status.getUuid().isEmpty()) {
			this.lock.lock();
			try {
				this.unhandled.put(Update.of(status), attempt);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	void handled(TaskStatus status) {
		if (!status.getUuid().isEmpty()) {
			this.lock.lock();
			try {
				Update update = Update.of(status);
				this.unhandled.remove(update);
				this.handled.put(update, true);
			}
			finally {
				this.lock.unlock();
			}
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

	/**
	 * What makes an update the same as another.
	 */
	private record Update(String task, ByteString uuid) {

		static Update of(TaskStatus status) {
			return new Update(status.getTaskId().getValue(), status.getUuid());
		}

	}

}
