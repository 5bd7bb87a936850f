package io.github.mesosspring.embedded.script;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * Which task has which script. A task's own label {@link TaskScript#LABEL} counts first,
 * then the rule that was added last of those that fit, then the default, which is to stay
 * running. Where a rule has several scripts, the first task it fits gets the first, the
 * next the second, and all that follow the last. Rules may be added while the cluster
 * runs; they hold for tasks launched from then on. Thread-safe.
 */
public final class TaskScripts {

	private final List<Rule> rules = new CopyOnWriteArrayList<>();

	private volatile TaskScript fallback = TaskScript.stayRunning();

	/**
	 * Set the script of tasks that no rule fits.
	 * @param script the script
	 * @return these scripts
	 */
	public TaskScripts byDefault(TaskScript script) {
		this.fallback = script;
		return this;
	}

	/**
	 * Add a rule for the tasks of a name.
	 * @param name the name, exactly
	 * @param scripts the scripts, at least one
	 * @return these scripts
	 */
	public TaskScripts named(String name, TaskScript... scripts) {
		return when((task) -> task.getName().equals(name), scripts);
	}

	/**
	 * Add a rule for the tasks with a label.
	 * @param key the key of the label
	 * @param value the value of the label
	 * @param scripts the scripts, at least one
	 * @return these scripts
	 */
	public TaskScripts labelled(String key, String value, TaskScript... scripts) {
		Label label = Label.newBuilder().setKey(key).setValue(value).build();
		return when((task) -> task.getLabels().getLabelsList().contains(label), scripts);
	}

	/**
	 * Add a rule.
	 * @param condition which tasks it fits; called by the threads of the agents
	 * @param scripts the scripts, at least one
	 * @return these scripts
	 */
	public TaskScripts when(Predicate<TaskInfo> condition, TaskScript... scripts) {
		if (scripts.length == 0) {
			throw new IllegalArgumentException("A rule needs at least one script");
		}
		this.rules.add(0, new Rule(condition, List.of(scripts), new AtomicInteger()));
		return this;
	}

	/**
	 * Forget all rules and the default.
	 */
	public void clear() {
		this.rules.clear();
		this.fallback = TaskScript.stayRunning();
	}

	/**
	 * The script of a task that is launched now.
	 * @throws IllegalArgumentException if its label is no script
	 */
	TaskScript of(TaskInfo task) {
		Optional<Label> own = task.getLabels()
			.getLabelsList()
			.stream()
			.filter((label) -> label.getKey().equals(TaskScript.LABEL))
			.findFirst();
		if (own.isPresent()) {
			return TaskScript.parse(own.get().getValue());
		}
		return this.rules.stream()
			.filter((rule) -> rule.condition.test(task))
			.findFirst()
			.map(Rule::next)
			.orElse(this.fallback);
	}

	private record Rule(Predicate<TaskInfo> condition, List<TaskScript> scripts, AtomicInteger used) {

		TaskScript next() {
			return this.scripts.get(Math.min(this.used.getAndIncrement(), this.scripts.size() - 1));
		}

	}

}
