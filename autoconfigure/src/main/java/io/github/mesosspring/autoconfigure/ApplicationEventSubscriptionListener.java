package io.github.mesosspring.autoconfigure;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Publishes the transitions of the subscription as application events, on one thread of
 * its own: whoever listens cannot hold up the subscription. If listeners are that slow
 * that a thousand events wait, further ones are logged and left out.
 */
class ApplicationEventSubscriptionListener implements SubscriptionListener, AutoCloseable {

	private static final Log logger = LogFactory.getLog(ApplicationEventSubscriptionListener.class);

	private static final int MAX_WAITING = 1000;

	private static final int CLOSE_SECONDS = 5;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor;

	ApplicationEventSubscriptionListener(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
		CustomizableThreadFactory threads = new CustomizableThreadFactory("mesos-state-");
		threads.setDaemon(true);
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING),
				threads);
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		try {
			this.executor.execute(() -> publish(change));
		}
		catch (RejectedExecutionException ex) {
			logger.warn("The change of the Mesos subscription from " + change.from() + " to " + change.to()
					+ " is not published: listeners have not handled " + this.executor.getQueue().size()
					+ " earlier ones yet, or the application has ended");
		}
	}

	private void publish(SubscriptionStateChange change) {
		try {
			this.publisher.publishEvent(new MesosSubscriptionStateChangedEvent(this, change));
		}
		catch (RuntimeException ex) {
			logger.warn("A listener failed on the change of the Mesos subscription from " + change.from() + " to "
					+ change.to(), ex);
		}
	}

	@Override
	public void close() {
		this.executor.shutdown();
		try {
			if (!this.executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
				this.executor.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.executor.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
