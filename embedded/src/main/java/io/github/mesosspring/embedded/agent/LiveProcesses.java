package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * All processes of an agent. They end with it, and it ends with this JVM at the latest.
 * Threadsafe.
 */
final class LiveProcesses implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(LiveProcesses.class);

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

	private final Set<ProcessTree> live = ConcurrentHashMap.newKeySet();

	/**
	 * Between a look at {@link #closed} and the entry in {@link #live} no close may slip
	 * in.
	 */
	private final ReentrantLock lock = new ReentrantLock();

	private final Thread shutdownHook = new Thread(this::endAll, "embedded-agent-shutdown");

	private final Daemons daemons;

	private boolean closed;

	LiveProcesses(Daemons daemons) {
		this.daemons = daemons;
		Runtime.getRuntime().addShutdownHook(this.shutdownHook);
	}

	/**
	 * Start a process.
	 * @param command what to start
	 * @return the process
	 * @throws IOException if it cannot be started, or the agent is closed
	 */
	ProcessTree start(ProcessBuilder command) throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IOException("the agent is closed");
			}
			ProcessTree process = new ProcessTree(command.start(), CommandLine.hasOwnSession());
			this.live.add(process);
			process.exit().whenComplete((status, ex) -> {
				if (!process.isTerminating()) {
					this.live.remove(process);
				}
			});
			return process;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * End a process that was asked to end, and what it started.
	 * @param process the process
	 */
	void end(ProcessTree process) {
		process.kill();
		process.exit().whenComplete((status, ex) -> this.live.remove(process));
	}

	@Override
	public void close() {
		endAll();
		try {
			Runtime.getRuntime().removeShutdownHook(this.shutdownHook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The JVM is shutting down already");
		}
	}

	private void endAll() {
		this.lock.lock();
		try {
			this.closed = true;
		}
		finally {
			this.lock.unlock();
		}
		this.live.forEach(ProcessTree::kill);
		await(this.live.stream().map(ProcessTree::exit).toArray(CompletableFuture<?>[]::new));
		this.live.clear();
		this.daemons.kill();
	}

	private static void await(CompletableFuture<?>[] ends) {
		try {
			CompletableFuture.allOf(ends).get(CLOSE_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (TimeoutException ex) {
			logger.warn("Some processes of the agent did not end within " + CLOSE_LIMIT.toSeconds()
					+ " s after SIGKILL; look for them with ps");
		}
		catch (ExecutionException ex) {
			logger.debug("The end of a process could not be seen", ex);
		}
	}

}
