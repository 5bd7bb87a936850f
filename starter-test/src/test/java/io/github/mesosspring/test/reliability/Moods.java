package io.github.mesosspring.test.reliability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * How the handlers behave. Thread-safe.
 */
final class Moods {

	private static final long LONGEST_MILLIS = 2000;

	private final Set<ByteString> failed = ConcurrentHashMap.newKeySet();

	private final AtomicInteger toFail = new AtomicInteger();

	private volatile CountDownLatch slow = new CountDownLatch(0);

	/**
	 * Let the handling of further updates fail, of each once.
	 */
	void fail(int updates) {
		this.toFail.set(updates);
	}

	/**
	 * Let handlers take their time.
	 * @return ends it
	 */
	Runnable slowDown() {
		CountDownLatch latch = new CountDownLatch(1);
		this.slow = latch;
		return latch::countDown;
	}

	/**
	 * Called by a handler before it does anything.
	 */
	void act(TaskStatus status) {
		try {
			this.slow.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The handler was interrupted", ex);
		}
		if (status.hasUuid() && this.toFail.getAndUpdate((left) -> Math.max(0, left - 1)) > 0
				&& this.failed.add(status.getUuid())) {
			throw new IllegalStateException("The handler fails, as it was told");
		}
	}

}
