package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.executor.ExecutorListener;
import io.github.mesosspring.executor.ExecutorStateChange;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes the transitions of an executor's subscription as application events.
 */
class ApplicationEventExecutorListener implements ExecutorListener, AutoCloseable {

	private final PublishingThread thread;

	ApplicationEventExecutorListener(ApplicationEventPublisher publisher, MesosThreadFactory threads) {
		this.thread = new PublishingThread(publisher, threads);
	}

	@Override
	public void stateChanged(ExecutorStateChange change) {
		this.thread.publish(new MesosExecutorStateChangedEvent(this, change),
				() -> "the change of the executor's subscription from " + change.from() + " to " + change.to());
	}

	@Override
	public void close() {
		this.thread.close();
	}

}
