package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.concurrent.locks.LockSupport;

/**
 * A burst at a handler that takes its time: what is lost, and how much memory is live
 * meanwhile.
 */
final class SlowHandlerScenario implements Scenario {

	private final int updates;

	private final int handlerMicros;

	private final int sampleMillis;

	SlowHandlerScenario(int updates, int handlerMicros, int sampleMillis) {
		this.updates = updates;
		this.handlerMicros = handlerMicros;
		this.sampleMillis = sampleMillis;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		SlowHandler handler = new SlowHandler(this.handlerMicros);
		handler.expect(this.updates);
		try (Contestant.Subscription subscription = contestant.subscribe(master, "burst " + this.updates, handler)) {
			Control control = new Control(master, handler.awaitSubscribed());
			output.result("live before", Memory.live());
			Sampler sampler = new Sampler(output, this.sampleMillis);
			sampler.start();
			try {
				control.next();
				handler.awaitUpdates();
			}
			finally {
				sampler.end();
				output.result("handled", handler.counted());
				output.result("live after", Memory.live());
			}
		}
	}

	/**
	 * Takes its time.
	 */
	private static final class SlowHandler extends Inbox {

		private final long nanos;

		SlowHandler(int micros) {
			this.nanos = micros * 1000L;
		}

		@Override
		public Reply update(long stamp) {
			long end = System.nanoTime() + this.nanos;
			for (long left = this.nanos; left > 0; left = end - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
			count();
			return Reply.NONE;
		}

	}

	/**
	 * Looks at the memory from time to time.
	 */
	private static final class Sampler extends Thread {

		private final Output output;

		private final int millis;

		Sampler(Output output, int millis) {
			super("memory-sampler");
			this.output = output;
			this.millis = millis;
			setDaemon(true);
		}

		@Override
		public void run() {
			long start = System.nanoTime();
			try {
				while (true) {
					Thread.sleep(this.millis);
					long seconds = Math.round((System.nanoTime() - start) / 1e9 * 10);
					this.output.result("live at " + seconds / 10.0, Memory.live());
				}
			}
			catch (InterruptedException ex) {
				// the burst is over
			}
		}

		void end() throws InterruptedException {
			interrupt();
			join();
		}

	}

}
