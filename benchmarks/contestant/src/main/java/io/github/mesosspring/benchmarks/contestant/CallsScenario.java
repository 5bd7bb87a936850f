package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How fast calls are made that nothing but the client holds back.
 */
final class CallsScenario implements Scenario {

	private static final long LIMIT_SECONDS = 60;

	private final Reply call;

	private final int warmUp;

	private final int calls;

	private final int inFlight;

	CallsScenario(Reply call, int warmUp, int calls, int inFlight) {
		this.call = call;
		this.warmUp = warmUp;
		this.calls = calls;
		this.inFlight = inFlight;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Silence silence = new Silence();
		String script = "plain " + this.warmUp + ";plain " + this.calls;
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, silence)) {
			Control control = new Control(master, silence.awaitSubscribed());
			silence.awaitOffers(control);
			subscription.makeCalls(this.call, this.warmUp, this.inFlight);
			silence.awaitOffers(control);
			long allocated = Memory.allocated();
			long processor = Memory.processorTime();
			long start = System.nanoTime();
			subscription.makeCalls(this.call, this.calls, this.inFlight);
			long nanos = System.nanoTime() - start;
			String name = this.call.toString().toLowerCase(Locale.ROOT);
			output.result(name + " per second", this.calls * 1e9 / nanos);
			output.result(name + " processor time", (double) (Memory.processorTime() - processor) / this.calls);
			output.result(name + " bytes", (double) (Memory.allocated() - allocated) / this.calls);
			output.result(name + " connections", control.awaitCalls(this.calls)[1]);
		}
	}

	/**
	 * Expects offers, which the calls can decline, and no updates.
	 */
	private static final class Silence extends Inbox {

		private final Semaphore arrived = new Semaphore(0);

		void awaitOffers(Control control) throws Exception {
			control.next();
			if (!this.arrived.tryAcquire(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("No offers within " + LIMIT_SECONDS + " s");
			}
		}

		@Override
		public boolean offers(Object event, int offers) {
			this.arrived.release();
			return true;
		}

		@Override
		public Reply update(long stamp) {
			return Reply.NONE;
		}

	}

}
