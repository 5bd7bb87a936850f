package io.github.mesosspring.sample.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * All jobs, oldest first. Reading never waits; a change waits for the disk, and is seen
 * by others only once it is there. If it cannot be written, nothing changes. Thread-safe.
 */
public class Jobs {

	private final ReentrantLock lock = new ReentrantLock();

	private final JobFile file;

	private final int keepEnded;

	private final List<JobListener> listeners;

	private volatile Map<String, Job> jobs;

	Jobs(JobFile file, int keepEnded, List<JobListener> listeners) {
		this.file = file;
		this.keepEnded = keepEnded;
		this.listeners = List.copyOf(listeners);
		this.jobs = read();
	}

	/**
	 * Read the jobs again, after another instance may have changed them.
	 */
	public void reload() {
		this.lock.lock();
		try {
			this.jobs = read();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * All jobs.
	 * @return the jobs as they are now, oldest first
	 */
	public Collection<Job> all() {
		return Collections.unmodifiableCollection(this.jobs.values());
	}

	/**
	 * The jobs in need of an offer.
	 * @return the jobs that wait, oldest first
	 */
	public List<Job> waiting() {
		return this.jobs.values().stream().filter((job) -> job.state() == JobState.WAITING).toList();
	}

	/**
	 * Find a job.
	 * @param id id of the job
	 * @return the job
	 */
	public Optional<Job> find(String id) {
		return Optional.ofNullable(this.jobs.get(id));
	}

	/**
	 * Find the job a task belongs to.
	 * @param taskId id of the task
	 * @return the job whose current task it is
	 */
	public Optional<Job> findByTask(String taskId) {
		return find(jobIdOf(taskId)).filter((job) -> job.isLaunchedAs(taskId));
	}

	/**
	 * The id of the job a task was made for.
	 * @param taskId id of the task
	 * @return id of the job
	 */
	public static String jobIdOf(String taskId) {
		int dot = taskId.lastIndexOf('.');
		return (dot < 0) ? taskId : taskId.substring(0, dot);
	}

	/**
	 * Add a job.
	 * @param job the job
	 */
	public void add(Job job) {
		change(List.of(job.id()), (before) -> job);
	}

	/**
	 * Change a job.
	 * @param id id of the job
	 * @param change makes the job's next value of its current one; must not block
	 * @return the job as it is now; empty if there is none
	 */
	public Optional<Job> update(String id, UnaryOperator<Job> change) {
		return updateAll(List.of(id), change).stream().findFirst();
	}

	/**
	 * Change several jobs with one access to the disk.
	 * @param ids ids of the jobs; those without job are left out
	 * @param change makes a job's next value of its current one; must not block
	 * @return the jobs as they are now
	 */
	public List<Job> updateAll(Collection<String> ids, UnaryOperator<Job> change) {
		return change(ids, (before) -> (before != null) ? change.apply(before) : null);
	}

	private Map<String, Job> read() {
		Map<String, Job> stored = new LinkedHashMap<>();
		this.file.read().forEach((job) -> stored.put(job.id(), job));
		return stored;
	}

	private List<Job> change(Collection<String> ids, Change change) {
		this.lock.lock();
		try {
			Map<String, Job> current = this.jobs;
			Map<String, Job> next = new LinkedHashMap<>(current);
			List<Job> results = new ArrayList<>();
			List<Job> changed = new ArrayList<>();
			for (String id : ids) {
				Job before = next.get(id);
				Job after = change.apply(before);
				if (after != null) {
					results.add(after);
					if (after != before) {
						next.put(id, after);
						changed.add(after);
					}
				}
			}
			if (!changed.isEmpty()) {
				boolean waitedBefore = anyWaits(current);
				forgetOldest(next);
				this.file.write(next.values());
				this.jobs = next;
				changed.forEach((after) -> tell((listener) -> listener.changed(current.get(after.id()), after)));
				if (!waitedBefore && anyWaits(next)) {
					tell(JobListener::waitingBegan);
				}
			}
			return results;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void tell(Consumer<JobListener> event) {
		this.listeners.forEach(event);
	}

	private void forgetOldest(Map<String, Job> jobs) {
		long surplus = jobs.values().stream().filter((job) -> job.state().isEnded()).count() - this.keepEnded;
		if (surplus > 0) {
			jobs.values()
				.stream()
				.filter((job) -> job.state().isEnded())
				.limit(surplus)
				.map(Job::id)
				.toList()
				.forEach(jobs::remove);
		}
	}

	private static boolean anyWaits(Map<String, Job> jobs) {
		return jobs.values().stream().anyMatch((job) -> job.state() == JobState.WAITING);
	}

	@FunctionalInterface
	private interface Change {

		@Nullable Job apply(@Nullable Job before);

	}

}
