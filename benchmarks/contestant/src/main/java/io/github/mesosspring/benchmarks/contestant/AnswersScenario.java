package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Locale;

/**
 * How fast updates are handled that each have to be answered by a call. The server takes
 * the time: from its first byte to the last call.
 */
final class AnswersScenario implements Scenario {

	private final Reply reply;

	private final int warmUp;

	private final int updates;

	AnswersScenario(Reply reply, int warmUp, int updates) {
		this.reply = reply;
		this.warmUp = warmUp;
		this.updates = updates;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Answering answering = new Answering(this.reply);
		String kind = (this.reply == Reply.ACKNOWLEDGE) ? "reliable " : "burst ";
		String script = kind + this.warmUp + ";" + kind + this.updates;
		try (Contestant.Subscription subscription = contestant.subscribe(master, script, answering)) {
			Control control = new Control(master, answering.awaitSubscribed());
			control.next();
			control.awaitCalls(this.warmUp);
			long allocated = Memory.allocated();
			long processor = Memory.processorTime();
			control.next();
			long[] answered = control.awaitCalls(this.updates);
			String call = this.reply.toString().toLowerCase(Locale.ROOT);
			output.result(call + " per second", answered[2] * 1e9 / answered[0]);
			output.result(call + " lost", this.updates - answered[2]);
			output.result(call + " connections", answered[1]);
			output.result(call + " processor time", (double) (Memory.processorTime() - processor) / this.updates);
			output.result(call + " bytes", (double) (Memory.allocated() - allocated) / this.updates);
		}
	}

}
