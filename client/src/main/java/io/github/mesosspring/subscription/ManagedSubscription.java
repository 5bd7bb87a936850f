package io.github.mesosspring.subscription;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle around {@link SubscriptionRun}s.
 */
final class ManagedSubscription implements MesosSubscription, SessionListener {

	private static final Log logger = LogFactory.getLog(MesosSubscription.class);

	private static final long STOP_TIMEOUT_SECONDS = 10;

	private final ReentrantLock lock = new ReentrantLock();

	private final SubscriptionSettings settings;

	private final SubscriptionMemory memory;

	private volatile @Nullable SubscriptionRun run;

	ManagedSubscription(SubscriptionSettings settings) {
		this.settings = settings;
		this.memory = new SubscriptionMemory(settings);
		settings.sessions().addListener(this);
	}

	@Override
	public void start() {
		this.lock.lock();
		try {
			if (!isRunning()) {
				this.memory.identity().open();
				this.memory.problem(null);
				SubscriptionRun next = new SubscriptionRun(this.settings, this.memory);
				this.run = next;
				next.start();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void stop() {
		SubscriptionRun current = this.run;
		if (current != null && current.actor().isCurrentThread()) {
			// whoever holds the lock may be waiting for this very thread
			current.stop();
			return;
		}
		this.lock.lock();
		try {
			stopCurrent();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void stop(Runnable callback) {
		try {
			stop();
		}
		finally {
			callback.run();
		}
	}

	@Override
	public boolean isRunning() {
		SubscriptionRun current = this.run;
		return current != null && !current.isClosed();
	}

	@Override
	public boolean isAutoStartup() {
		return this.settings.autoStartup();
	}

	@Override
	public int getPhase() {
		return this.settings.phase();
	}

	@Override
	public SubscriptionStatus status() {
		SubscriptionRun current = this.run;
		Attempt subscribed = (current != null) ? current.subscribed() : null;
		Session session = (subscribed != null) ? subscribed.session() : null;
		FrameworkID id = this.memory.identity().id();
		StateMachine states = this.memory.states();
		return new SubscriptionStatus(states.state(), (id != null) ? id.getValue() : null,
				(session != null) ? session.master() : null, (subscribed != null) ? subscribed.age() : null,
				states.reconnects(), this.memory.problem());
	}

	@Override
	public void lost(Session session, SessionLoss reason) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.sessionLost(session, reason);
		}
	}

	@Override
	public void tornDown(Session session) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.tornDown(session);
		}
	}

	private void stopCurrent() {
		SubscriptionRun current = this.run;
		if (current == null || current.isClosed()) {
			return;
		}
		CountDownLatch stopped = new CountDownLatch(1);
		current.actor().execute(() -> {
			try {
				current.stop();
			}
			finally {
				stopped.countDown();
			}
		});
		await(current, stopped);
	}

	/**
	 * The framework id store is all that can take its time. A run that closed itself
	 * meanwhile has dropped the task.
	 */
	private static void await(SubscriptionRun current, CountDownLatch stopped) {
		try {
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_TIMEOUT_SECONDS);
			while (!stopped.await(50, TimeUnit.MILLISECONDS) && !current.isClosed()) {
				if (System.nanoTime() > deadline) {
					logger.warn("The subscription did not stop within " + STOP_TIMEOUT_SECONDS
							+ " s; a framework id store or a listener blocks it. It will stop as soon as it is let");
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
