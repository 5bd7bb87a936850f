package io.github.mesosspring.executor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.executor.Call;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells all listeners, and lets none of them stop a call. Thread-safe.
 */
final class CallListeners implements ExecutorCallListener {

	private static final Log logger = LogFactory.getLog(ExecutorTemplate.class);

	private final List<ExecutorCallListener> listeners = new CopyOnWriteArrayList<>();

	void add(ExecutorCallListener listener) {
		this.listeners.add(listener);
	}

	@Override
	public void completed(Call.Type type, CallOutcome outcome) {
		for (ExecutorCallListener listener : this.listeners) {
			try {
				listener.completed(type, outcome);
			}
			catch (RuntimeException ex) {
				logger.warn("An ExecutorCallListener failed: " + listener, ex);
			}
		}
	}

}
