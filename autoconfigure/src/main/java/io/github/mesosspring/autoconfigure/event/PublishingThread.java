package io.github.mesosspring.autoconfigure.event;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.mesosspring.subscription.MesosSubscription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes application events in order, on one thread of its own: whoever listens cannot
 * hold up the subscription. If listeners are that slow that a thousand events wait,
 * further ones are counted and left out, with a warning at the first. Stops after the
 * subscription, and waits then until its last events are published; publishes nothing
 * once it is closed.
 */
class PublishingThread implements SmartLifecycle, AutoCloseable {

	private static final Log logger = LogFactory.getLog(PublishingThread.class);

	private static final String NAME = "mesos-application-events";

	private static final int MAX_WAITING = 1000;

	private static final int STOP_SECONDS = 5;

	private final ApplicationEventPublisher publisher;

	private final ThreadPoolExecutor executor;

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicLong leftOut = new AtomicLong();

	private volatile @Nullable Thread publishing;

	private volatile boolean running;

	private volatile boolean stuck;

	private volatile boolean closed;

	/**
	 * Create it, with nothing to publish yet.
	 * @param publisher where events go
	 * @param threads makes the thread, which is named and made a daemon here
	 */
	PublishingThread(ApplicationEventPublisher publisher, ThreadFactory threads) {
		this.publisher = publisher;
		this.executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				(task) -> thread(threads, task));
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(ThreadFactory threads, Runnable task) {
		Thread thread = Objects.requireNonNull(threads.newThread(task), "A thread factory made no thread");
		thread.setName(NAME);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Publish an event soon.
	 * @param event makes the event when its turn has come
	 * @return whether it will be published
	 */
	boolean publish(Supplier<? extends ApplicationEvent> event) {
		if (this.waiting.incrementAndGet() > MAX_WAITING) {
			this.waiting.decrementAndGet();
			leaveOut();
			return false;
		}
		if (execute(() -> publishNow(event))) {
			return true;
		}
		this.waiting.decrementAndGet();
		return false;
	}

	private void leaveOut() {
		if (this.leftOut.getAndIncrement() == 0) {
			logger.warn("Application events of Mesos are left out: listeners have not handled " + MAX_WAITING
					+ " earlier ones yet. Make them faster, or have them hand over their work");
		}
	}

	private boolean execute(Runnable task) {
		try {
			this.executor.execute(task);
			return true;
		}
		catch (RejectedExecutionException ex) {
			logger.debug("An application event of Mesos is not published: the application has ended");
			return false;
		}
	}

	private void publishNow(Supplier<? extends ApplicationEvent> next) {
		this.publishing = Thread.currentThread();
		try {
			ApplicationEvent event = next.get();
			if (!this.closed) {
				tell(event);
			}
		}
		catch (Throwable ex) {
			logger.warn("An application event of Mesos could not be made", ex);
		}
		finally {
			this.publishing = null;
			if (this.waiting.decrementAndGet() == 0) {
				caughtUp();
			}
		}
	}

	private void tell(ApplicationEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (Throwable ex) {
			logger.warn("A listener failed on " + event, ex);
		}
	}

	private void caughtUp() {
		long missing = this.leftOut.getAndSet(0);
		if (missing > 0) {
			logger.warn("Listeners have caught up with the application events of Mesos; " + missing
					+ " were left out meanwhile");
		}
	}

	@Override
	public int getPhase() {
		return MesosSubscription.DEFAULT_PHASE - 50;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public void start() {
		this.running = true;
		this.stuck = false;
	}

	/**
	 * Wait until what was handed over is published, unless a listener is who stops it.
	 */
	@Override
	public void stop() {
		this.running = false;
		if (this.stuck || this.publishing == Thread.currentThread()) {
			return;
		}
		CountDownLatch published = new CountDownLatch(1);
		try {
			if (execute(published::countDown) && !published.await(STOP_SECONDS, TimeUnit.SECONDS)) {
				this.stuck = true;
				logger.warn("Application events of Mesos are not published: listeners have not handled earlier ones "
						+ "within " + STOP_SECONDS + " s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		stop();
		this.closed = true;
		this.executor.shutdown();
	}

}
