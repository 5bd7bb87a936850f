package io.github.mesosspring.executor;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.mesosspring.hook.HookFailures;
import io.github.mesosspring.session.SessionLoss;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import static io.github.mesosspring.executor.ExecutorState.BACKING_OFF;
import static io.github.mesosspring.executor.ExecutorState.CONNECTING;
import static io.github.mesosspring.executor.ExecutorState.FAILED;
import static io.github.mesosspring.executor.ExecutorState.SHUTTING_DOWN;
import static io.github.mesosspring.executor.ExecutorState.STOPPED;
import static io.github.mesosspring.executor.ExecutorState.SUBSCRIBED;

/**
 * The state of an executor's subscription and the only way to change it. Changed by the
 * actor, read by any thread.
 */
final class ExecutorStates {

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	private final HookFailures failures = new HookFailures(logger, "ExecutorListener");

	private static final Map<ExecutorState, Set<ExecutorState>> FOLLOWERS = followers();

	private final List<ExecutorListener> listeners;

	private volatile ExecutorState state = STOPPED;

	private volatile long reconnects;

	private volatile @Nullable String problem;

	/** The first failure is worth a line, those that follow it are not. */
	private boolean warned;

	ExecutorStates(List<ExecutorListener> listeners) {
		this.listeners = listeners;
	}

	ExecutorState state() {
		return this.state;
	}

	long reconnects() {
		return this.reconnects;
	}

	@Nullable String problem() {
		return this.problem;
	}

	void transition(ExecutorState to, @Nullable String detail) {
		transition(to, null, detail);
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	void transition(ExecutorState to, @Nullable SessionLoss reason, @Nullable String detail) {
		ExecutorState from = this.state;
		if (!FOLLOWERS.getOrDefault(from, Set.of()).contains(to)) {
			throw new IllegalStateException("An executor cannot go from " + from + " to " + to);
		}
		if (to == BACKING_OFF) {
			this.reconnects++;
		}
		if (to != CONNECTING) {
			this.problem = detail;
		}
		this.state = to;
		log(from, to, detail);
		tell((listener) -> listener.stateChanged(new ExecutorStateChange(from, to, reason, detail)));
	}

	void tell(Consumer<ExecutorListener> news) {
		for (ExecutorListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (Throwable ex) {
				this.failures.report(listener, "a callback", ex);
			}
		}
	}

	private void log(ExecutorState from, ExecutorState to, @Nullable String detail) {
		String line = "Executor: " + from + " -> " + to + ((detail != null) ? ": " + detail : "");
		if (to == FAILED) {
			logger.error(line);
		}
		else if (to == BACKING_OFF && !this.warned) {
			this.warned = true;
			logger.warn(line);
		}
		else if (to == CONNECTING || to == BACKING_OFF) {
			logger.debug(line);
		}
		else {
			this.warned = false;
			logger.info(line);
		}
	}

	private static Map<ExecutorState, Set<ExecutorState>> followers() {
		Map<ExecutorState, Set<ExecutorState>> followers = new EnumMap<>(ExecutorState.class);
		followers.put(STOPPED, EnumSet.of(CONNECTING));
		followers.put(CONNECTING, EnumSet.of(SUBSCRIBED, BACKING_OFF, SHUTTING_DOWN, FAILED));
		followers.put(SUBSCRIBED, EnumSet.of(BACKING_OFF, SHUTTING_DOWN, FAILED));
		followers.put(BACKING_OFF, EnumSet.of(CONNECTING, SHUTTING_DOWN, FAILED));
		followers.put(SHUTTING_DOWN, EnumSet.of(STOPPED, FAILED));
		return followers;
	}

}
