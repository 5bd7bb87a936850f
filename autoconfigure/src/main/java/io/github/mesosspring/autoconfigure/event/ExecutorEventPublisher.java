package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.executor.ExecutorListener;
import io.github.mesosspring.executor.ExecutorStateChange;

/**
 * Publishes the transitions of an executor's subscription as application events.
 */
class ExecutorEventPublisher implements ExecutorListener {

	private final PublishingThread thread;

	ExecutorEventPublisher(PublishingThread thread) {
		this.thread = thread;
	}

	@Override
	public void stateChanged(ExecutorStateChange change) {
		this.thread.publish(() -> new MesosExecutorStateChangedEvent(this, change));
	}

}
