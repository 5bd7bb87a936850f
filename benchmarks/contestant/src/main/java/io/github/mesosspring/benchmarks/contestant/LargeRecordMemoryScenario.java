package io.github.mesosspring.benchmarks.contestant;

import java.lang.ref.Reference;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How much memory is live at most while a large OFFERS record arrives, is decoded and is
 * handled, and how much of that is the message. All of it is beyond what is live after
 * other such records were handled and let go, so that classes, connections and buffers
 * that stay do not count.
 * <p>
 * Memory is looked at again and again on the way, and once within the handler, where a
 * client holds all that it needs until the handler has returned. The message is what
 * letting go of it frees when the handler has returned and the subscription is closed, so
 * that nothing else holds on to it or is in it.
 */
final class LargeRecordMemoryScenario implements Scenario {

	private static final long BETWEEN_LOOKS = 10_000_000;

	/** So long that a handler that only has to return has returned. */
	private static final long UNTIL_SETTLED = 100_000_000;

	/** So many that pools of buffers have grown. */
	private static final int WARM_UP = 3;

	private static final int MOST_LOOKS = 20;

	private final int bytes;

	LargeRecordMemoryScenario(int bytes) {
		this.bytes = bytes;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Look inside = new Look();
		Object event;
		long before;
		long most;
		long held;
		try (Contestant.Subscription subscription = contestant.subscribe(master,
				"offers " + this.bytes + " " + (WARM_UP + 1), inside)) {
			Control control = new Control(master, inside.awaitSubscribed());
			for (int record = 0; record < WARM_UP; record++) {
				inside.next(control);
			}
			before = settled(null, Memory::live);
			inside.begin();
			Peak peak = new Peak();
			peak.start();
			event = inside.next(control);
			most = Math.max(peak.end(), inside.live);
			held = settled(event, Memory::live);
		}
		long alone = settled(event, Memory::liveHeap);
		event = null;
		// what else comes free late after the end of the subscription is none of it
		long message = Math.min(alone - settled(null, Memory::liveHeap), held - before);
		output.result("peak bytes", Math.max(0, Math.max(most, held) - before));
		output.result("message bytes", Math.max(0, message));
		output.result("kept bytes", Math.max(0, held - before - message));
		output.result("offers", inside.last());
	}

	/**
	 * What is live when two looks see the same, so that the handler has returned and
	 * whatever the client let go of then is gone.
	 * @param event what is live until then
	 * @param look what is live
	 */
	private static long settled(@Nullable Object event, LongSupplier look) {
		long last = look.getAsLong();
		for (int times = 0; times < MOST_LOOKS; times++) {
			LockSupport.parkNanos(UNTIL_SETTLED);
			long now = look.getAsLong();
			boolean same = Math.abs(last - now) < Math.max(last, now) / 1000;
			last = now;
			if (same) {
				break;
			}
		}
		Reference.reachabilityFence(event);
		return last;
	}

	/**
	 * Looks at the memory within the handler.
	 */
	private static final class Look extends OffersInbox {

		private volatile boolean begun;

		private volatile long live;

		void begin() {
			this.begun = true;
		}

		@Override
		public boolean offers(Object event, int offers) {
			if (this.begun) {
				this.live = Memory.live();
			}
			return super.offers(event, offers);
		}

	}

	/**
	 * Looks at the memory again and again, and lets the contestant get on in between.
	 */
	private static final class Peak extends Thread {

		private volatile boolean over;

		private volatile long most;

		Peak() {
			super("memory-peak");
			setDaemon(true);
		}

		@Override
		public void run() {
			while (!this.over) {
				this.most = Math.max(this.most, Memory.live());
				LockSupport.parkNanos(BETWEEN_LOOKS);
			}
		}

		long end() throws InterruptedException {
			this.over = true;
			join();
			return this.most;
		}

	}

}
