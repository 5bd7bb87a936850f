package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.SubscriptionStateChange;

/**
 * Holds always: counts what there was to check.
 */
final class Tally extends Check {

	private final Map<String, Long> counts = new TreeMap<>();

	private final Set<String> gone = new HashSet<>();

	private long steps;

	private long open;

	@Override
	void left(Request request) {
		count(request.subscribes() ? "subscriptions tried" : "requests on the wire");
	}

	@Override
	void made(long number, long epoch, Call call) {
		count("calls made");
		this.open++;
	}

	@Override
	void ended(long number) {
		this.open--;
	}

	@Override
	void processKilled() {
		this.open = 0;
	}

	@Override
	void delivered(Event event) {
		count("events delivered");
	}

	@Override
	void handled(TaskStatus status) {
		count("updates handled");
	}

	@Override
	void stateChanged(SubscriptionStateChange change) {
		if (change.reason() != null) {
			count("ended by " + change.reason().name().toLowerCase(Locale.ROOT));
		}
	}

	@Override
	void frameworkGone(String framework) {
		this.gone.add(framework);
	}

	@Override
	void idDeleted(String framework) {
		if (!this.gone.contains(framework)) {
			count("frameworks taken for torn down that were not");
		}
	}

	@Override
	void step() {
		this.steps++;
	}

	@Override
	void end() {
		this.counts.put("steps", this.steps);
	}

	/** The number of calls without outcome. */
	long open() {
		return this.open;
	}

	Map<String, Long> counts() {
		return this.counts;
	}

	private void count(String what) {
		this.counts.merge(what, 1L, Long::sum);
	}

}
