package io.github.mesosspring.embedded.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.HttpRoutes;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * What is to go wrong with the scheduler calls that reach one master. Rules are asked in
 * the order in which they were made; the first that fits a call is used. Thread-safe.
 */
public final class CallFaults {

	private static final String PATH = "/api/v1/scheduler";

	private final List<CallFault> rules = new CopyOnWriteArrayList<>();

	private final Scheduler clock;

	/**
	 * Begin without a fault.
	 * @param clock what delays are measured with
	 */
	public CallFaults(Scheduler clock) {
		this.clock = clock;
	}

	/**
	 * Begin a rule. It fits nothing until it is told what is to happen.
	 * @return the rule, for the next call of whatever type
	 */
	public CallFault add() {
		return new CallFault(this.rules::add);
	}

	/**
	 * Forget all rules.
	 */
	public void clear() {
		this.rules.clear();
	}

	/**
	 * Put the faults in front of what a master serves.
	 * @param routes what it serves
	 * @return the same, spoilt
	 */
	public HttpRoutes around(HttpRoutes routes) {
		return (call) -> {
			CallFault rule = call.path().contains(PATH) ? rule(call) : null;
			return (rule != null) ? rule.apply(call, routes, this.clock) : routes.handle(call);
		};
	}

	private @Nullable CallFault rule(HttpCall call) {
		for (CallFault rule : this.rules) {
			if (rule.take(call)) {
				if (rule.isUsedUp()) {
					this.rules.remove(rule);
				}
				return rule;
			}
		}
		return null;
	}

}
