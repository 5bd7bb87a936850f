package io.github.mesosspring.autoconfigure;

import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes application events in order, on one thread of its own: whoever listens cannot
 * hold up the subscription. If listeners are that slow that a thousand events wait,
 * further ones are logged and left out.
 */
class PublishingThread implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(PublishingThread.class);

	private static final String NAME = "mesos-state";

	private static final int MAX_WAITING = 1000;

	private static final int CLOSE_SECONDS = 5;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor;

	/**
	 * Create it, with nothing to publish yet.
	 * @param threads makes the thread, which is named and made a daemon here
	 */
	PublishingThread(ApplicationEventPublisher publisher, ThreadFactory threads) {
		this.publisher = publisher;
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING),
				(task) -> thread(threads, task));
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Publish an event soon.
	 * @param event the event
	 * @param what names it in the log
	 */
	void publish(ApplicationEvent event, Supplier<String> what) {
		try {
			this.executor.execute(() -> publishNow(event, what));
		}
		catch (RejectedExecutionException ex) {
			logger.warn("Not published is " + what.get() + ": listeners have not handled "
					+ this.executor.getQueue().size() + " earlier ones yet, or the application has ended");
		}
	}

	private void publishNow(ApplicationEvent event, Supplier<String> what) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener failed on " + what.get(), ex);
		}
	}

	private static Thread thread(ThreadFactory threads, Runnable task) {
		Thread thread = Objects.requireNonNull(threads.newThread(task), "A thread factory made no thread");
		thread.setName(NAME);
		thread.setDaemon(true);
		return thread;
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
