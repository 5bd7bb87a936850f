package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

import io.github.mesosspring.executor.ExecutorListener;
import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStateChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/**
 * Ends the process when the executor has been shut down: the application context is
 * closed as by {@link SpringApplication#exit}, and the JVM ends whatever threads are
 * left. What has not ended when the grace period has is halted, as an agent would do it;
 * after a lost agent there is nobody else to.
 */
class ExecutorExit implements ExecutorListener {

	private static final Log logger = LogFactory.getLog(ExecutorExit.class);

	/** What an executor ends with that was refused, or that had to be halted. */
	private static final int FAILURE = 1;

	private final ApplicationContext context;

	private final Duration gracePeriod;

	private final IntConsumer exit;

	private final IntConsumer halt;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable Long graceBegun;

	ExecutorExit(ApplicationContext context, Duration gracePeriod) {
		this(context, gracePeriod, System::exit, Runtime.getRuntime()::halt);
	}

	ExecutorExit(ApplicationContext context, Duration gracePeriod, IntConsumer exit, IntConsumer halt) {
		this.context = context;
		this.gracePeriod = gracePeriod;
		this.exit = exit;
		this.halt = halt;
	}

	/** The grace period begins with SHUTDOWN, before the handlers run. */
	@Override
	public void stateChanged(ExecutorStateChange change) {
		if (change.to() == ExecutorState.SHUTTING_DOWN) {
			this.graceBegun = System.nanoTime();
		}
	}

	@Override
	public void shutdown(String reason) {
		logger.info("The executor was shut down and ends: " + reason);
		end(0);
	}

	@Override
	public void failed(String reason) {
		logger.error("The executor failed and ends: " + reason);
		end(FAILURE);
	}

	private void end(int code) {
		if (this.ended.compareAndSet(false, true)) {
			start("mesos-executor-guard", this::guard, true);
			// no daemon: the JVM would end by itself, with 0, when the last other thread
			// does
			start("mesos-executor-exit", () -> this.exit.accept(SpringApplication.exit(this.context, () -> code)),
					false);
		}
	}

	/**
	 * Closing the context, and even the hooks of the JVM, may hang. If all is well, this
	 * thread ends with the JVM.
	 */
	private void guard() {
		try {
			TimeUnit.NANOSECONDS.sleep(timeLeft().toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		logger.error("The executor has not ended within its grace period of " + this.gracePeriod
				+ " and is halted; look for a bean that does not end");
		this.halt.accept(FAILURE);
	}

	private Duration timeLeft() {
		Long begun = this.graceBegun;
		Duration left = (begun != null) ? this.gracePeriod.minusNanos(System.nanoTime() - begun) : this.gracePeriod;
		return left.isNegative() ? Duration.ZERO : left;
	}

	private static void start(String name, Runnable action, boolean daemon) {
		Thread thread = new Thread(action, name);
		thread.setDaemon(daemon);
		thread.start();
	}

}
