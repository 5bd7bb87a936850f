package io.github.mesosspring.test.reliability;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * What the framework has to do and knows of its tasks, as a database would keep it while
 * applications come and go. Thread-safe.
 */
final class Ledger {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition progressed = this.lock.newCondition();

	private final Deque<Attempt.Job> waiting = new ArrayDeque<>();

	private final Map<String, Attempt> attempts = new LinkedHashMap<>();

	private final Set<ByteString> handled = new HashSet<>();

	private final Random random;

	private final Violations violations;

	private int jobs;

	private int wanted;

	private long progress;

	Ledger(Random random, int jobs, Violations violations) {
		this.random = random;
		this.wanted = jobs;
		this.violations = violations;
	}

	/**
	 * Let there be no more jobs than were begun, or as many as were wanted first.
	 */
	void beginNoMoreThan(int jobs) {
		locked(() -> this.wanted = Math.max(jobs, this.jobs));
	}

	/**
	 * Intend to launch tasks.
	 * @return the tasks; none if nothing is left to do
	 */
	List<Attempt> intend(AgentID agent, int count) {
		return locked(() -> {
			List<Attempt> intended = new ArrayList<>();
			while (intended.size() < count && (!this.waiting.isEmpty() || this.jobs < this.wanted)) {
				Attempt.Job job = this.waiting.isEmpty() ? newJob() : this.waiting.remove();
				Attempt attempt = new Attempt(job, job.name() + "." + this.attempts.size(), agent,
						TaskState.TASK_STAGING, true);
				this.attempts.put(attempt.id(), attempt);
				intended.add(attempt);
			}
			return intended;
		});
	}

	private Attempt.Job newJob() {
		Plan plan = Plan.draw(this.random);
		return new Attempt.Job("job" + this.jobs++, plan, plan.script(this.random));
	}

	/**
	 * Note that nobody can launch them any more, or that somebody may have.
	 */
	void arrived(Collection<Attempt> launched) {
		locked(() -> {
			launched.forEach((attempt) -> this.attempts.computeIfPresent(attempt.id(), (id, now) -> now.arrived()));
			return progress();
		});
	}

	/**
	 * Note that they were not launched.
	 */
	void notLaunched(Collection<Attempt> tasks) {
		locked(() -> {
			for (Attempt attempt : tasks) {
				Attempt now = this.attempts.remove(attempt.id());
				if (now != null && now.state() != TaskState.TASK_STAGING) {
					this.violations.add(now + " was launched although its ACCEPT was not sent or rejected");
				}
				doAgain(attempt.job());
			}
			return progress();
		});
	}

	/**
	 * Take note of a status. To be called by a handler, as its last act.
	 */
	void update(TaskStatus status) {
		locked(() -> {
			String id = status.getTaskId().getValue();
			Attempt before = this.attempts.get(id);
			if (before == null && (status.hasUuid() || !Attempt.isAbsent(status.getState()))) {
				this.violations.add("An update of a task that was not launched: " + id + " " + status.getState());
			}
			else if (before != null && !before.isEnded() && !(before.underWay() && isAnswer(status))) {
				this.attempts.put(id, before.in(status.getState()));
				if (before.isAlive() && Attempt.isAbsent(status.getState())) {
					doAgain(before.job());
				}
			}
			if (status.hasUuid()) {
				this.handled.add(status.getUuid());
			}
			return progress();
		});
	}

	private static boolean isAnswer(TaskStatus status) {
		return !status.hasUuid() && status.getReason() == TaskStatus.Reason.REASON_RECONCILIATION;
	}

	private void doAgain(Attempt.Job job) {
		if (this.attempts.values().stream().noneMatch((other) -> other.job() == job && !Attempt.isAbsent(other.state()))
				&& !this.waiting.contains(job)) {
			this.waiting.add(job);
		}
	}

	boolean isHandled(ByteString uuid) {
		return locked(() -> this.handled.contains(uuid));
	}

	/**
	 * The tasks that fit.
	 */
	List<Attempt> find(Predicate<Attempt> which) {
		return locked(() -> this.attempts.values().stream().filter(which).toList());
	}

	int jobs() {
		return locked(() -> this.jobs);
	}

	/**
	 * What is not as it should be in the end.
	 */
	List<String> unfinished() {
		return locked(() -> {
			List<String> unfinished = new ArrayList<>();
			this.waiting.forEach((job) -> unfinished.add(job + " waits"));
			this.attempts.values()
				.stream()
				.filter((attempt) -> !attempt.isAtEnd() && !Attempt.isAbsent(attempt.state()))
				.forEach((attempt) -> unfinished.add(attempt.toString()));
			if (this.jobs < this.wanted) {
				unfinished.add((this.wanted - this.jobs) + " jobs have not begun");
			}
			return unfinished;
		});
	}

	private Long progress() {
		this.progress++;
		this.progressed.signalAll();
		return this.progress;
	}

	/**
	 * Wait until something went on.
	 * @param steps how many steps
	 * @param limit how long to wait at most, in milliseconds
	 */
	void awaitProgress(int steps, long limit) {
		locked(() -> {
			long end = this.progress + steps;
			long left = TimeUnit.MILLISECONDS.toNanos(limit);
			try {
				while (this.progress < end && left > 0) {
					left = this.progressed.awaitNanos(left);
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return end;
		});
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
