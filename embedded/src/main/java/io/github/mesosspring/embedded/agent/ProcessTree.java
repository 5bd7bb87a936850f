package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The process of a command and all processes that came from it: its descendants, and on
 * Linux also the members of its session, which shows those whose parent has ended.
 * Threadsafe.
 */
final class ProcessTree {

	private static final Log logger = LogFactory.getLog(ProcessTree.class);

	/** SIGKILL takes a moment to work, and a process may fork until it does. */
	private static final Duration KILL_LIMIT = Duration.ofSeconds(1);

	private static final Duration KILL_PAUSE = Duration.ofMillis(1);

	private final Process leader;

	private final boolean ownSession;

	private final CompletableFuture<ExitStatus> exit;

	/**
	 * Those seen before their parent was ended, since they cannot be found by it
	 * afterwards.
	 */
	private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();

	private volatile boolean terminating;

	/** Once all have ended, the number of the session may come to belong to others. */
	private volatile boolean ended;

	ProcessTree(Process leader, boolean ownSession) {
		this.leader = leader;
		this.ownSession = ownSession;
		this.exit = leader.onExit().thenApply(this::exited);
	}

	private ExitStatus exited(Process process) {
		if (!this.terminating) {
			try {
				kill();
			}
			catch (RuntimeException ex) {
				logger.warn("What the command with process " + pid() + " left behind could not be ended", ex);
			}
		}
		return new ExitStatus(process.exitValue());
	}

	long pid() {
		return this.leader.pid();
	}

	/**
	 * The end of the command. Unless it was asked to end, nothing that it started goes on
	 * after that.
	 * @return completes with how the command ended
	 */
	CompletableFuture<ExitStatus> exit() {
		return this.exit;
	}

	/** Whether {@link #terminate()} was called. */
	boolean isTerminating() {
		return this.terminating;
	}

	/**
	 * SIGTERM to all. The leader is first: a shell that saw its child die would go on
	 * with its next command.
	 */
	void terminate() {
		this.terminating = true;
		this.known.addAll(running());
		this.leader.destroy();
		this.known.forEach(ProcessHandle::destroy);
	}

	/** SIGKILL to all, until none is left or a second has passed. */
	void kill() {
		this.known.addAll(running());
		this.leader.destroyForcibly();
		long start = System.nanoTime();
		while (!this.ended && System.nanoTime() - start < KILL_LIMIT.toNanos()) {
			Set<ProcessHandle> running = running();
			if (running.isEmpty()) {
				this.ended = !this.leader.isAlive();
				return;
			}
			running.forEach(ProcessHandle::destroyForcibly);
			LockSupport.parkNanos(KILL_PAUSE.toNanos());
		}
	}

	/** All but the leader. */
	private Set<ProcessHandle> running() {
		Set<ProcessHandle> running = new LinkedHashSet<>();
		if (this.ended) {
			return running;
		}
		if (this.leader.isAlive()) {
			this.leader.descendants().filter(ProcessStat::isRunning).forEach(running::add);
		}
		if (this.ownSession) {
			running.addAll(ProcessStat.session(this.leader.pid()));
		}
		this.known.stream().filter(ProcessStat::isRunning).forEach(running::add);
		running.remove(this.leader.toHandle());
		return running;
	}

}
