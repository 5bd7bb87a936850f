package io.github.mesosspring.executor;

import java.util.List;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.executor.Call;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells all listeners, and lets none of them stop a call. Thread-safe.
 */
final class CallListeners implements ExecutorCallListener {

	private static final Log logger = LogFactory.getLog(ExecutorTemplate.class);

	private final Hooks<ExecutorCallListener> listeners = new Hooks<>(logger, "ExecutorCallListener", List.of());

	void add(ExecutorCallListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public void completed(Call.Type type, CallOutcome outcome) {
		this.listeners.tell("completed", (listener) -> listener.completed(type, outcome));
	}

}
