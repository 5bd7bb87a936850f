package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;
import java.util.Locale;

/**
 * How fast updates are answered by calls when no more of them wait for their call than a
 * few: each call brings the next update. So a client that leaves it open how many calls
 * it has in flight has no more than others. The server takes the time.
 */
final class WindowScenario implements Scenario {

	private final Reply reply;

	private final int updates;

	private final int window;

	WindowScenario(Reply reply, int updates, int window) {
		this.reply = reply;
		this.updates = updates;
		this.window = window;
	}

	@Override
	public void run(Contestant contestant, URI master, Output output) throws Exception {
		Answering answering = new Answering(this.reply);
		String part = "window " + this.updates + " " + this.window;
		try (Contestant.Subscription subscription = contestant.subscribe(master, part + ";" + part, answering)) {
			Control control = new Control(master, answering.awaitSubscribed());
			control.next();
			control.awaitCalls(this.updates);
			control.next();
			long[] answered = control.awaitCalls(this.updates);
			String call = this.reply.toString().toLowerCase(Locale.ROOT);
			output.result("window " + call + " per second", answered[2] * 1e9 / answered[0]);
		}
	}

}
