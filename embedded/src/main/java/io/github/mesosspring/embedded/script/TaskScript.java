package io.github.mesosspring.embedded.script;

import java.time.Duration;

import io.github.mesosspring.embedded.script.TaskPlan.End;
import io.github.mesosspring.embedded.script.TaskPlan.Kind;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * What becomes of a task that a scripted agent is to run. Times count from the moment the
 * task runs, on the clock of the cluster. Immutable: every method returns a new script.
 * <p>
 * Unless it says otherwise, a task sends TASK_STARTING and TASK_RUNNING as soon as it is
 * launched, and ends as TASK_KILLED as soon as it is killed. Like a real agent's, each
 * update waits until the one before is acknowledged.
 */
public final class TaskScript {

	/** The label of a task that holds its script, see {@link #parse}. */
	public static final String LABEL = "mesos.script";

	private static final Duration NO_TIME = Duration.ZERO;

	private final TaskPlan plan;

	private TaskScript(TaskPlan plan) {
		this.plan = plan;
	}

	/**
	 * Run until killed.
	 * @return the script
	 */
	public static TaskScript stayRunning() {
		return ending(Kind.NEVER, NO_TIME, 0);
	}

	/**
	 * Run for a time, then finish.
	 * @param time how long
	 * @return the script
	 */
	public static TaskScript finishAfter(Duration time) {
		return ending(Kind.FINISH, time, 0);
	}

	/**
	 * Run for a time, then fail with exit status 1.
	 * @param time how long
	 * @return the script
	 */
	public static TaskScript failAfter(Duration time) {
		return failAfter(time, 1);
	}

	/**
	 * Run for a time, then fail.
	 * @param time how long
	 * @param exitStatus the exit status in the message, 1 to 255
	 * @return the script
	 */
	public static TaskScript failAfter(Duration time, int exitStatus) {
		if (exitStatus < 1 || exitStatus > 255) {
			throw new IllegalArgumentException("The exit status of a failure must be 1 to 255 but is " + exitStatus);
		}
		return ending(Kind.FAIL, time, exitStatus);
	}

	/**
	 * Run for a time, then lose the executor: FAILURE, and TASK_FAILED with
	 * {@code REASON_EXECUTOR_TERMINATED} for all its tasks.
	 * @param time how long
	 * @return the script
	 */
	public static TaskScript crashAfter(Duration time) {
		return ending(Kind.CRASH, time, 0);
	}

	/**
	 * Stay in staging, without any update, until killed.
	 * @return the script
	 */
	public static TaskScript neverStart() {
		return new TaskScript(stayRunning().plan.starting(null));
	}

	/**
	 * Read a script from its short form, as the label {@link #LABEL} has it: steps
	 * separated by commas. {@code run}, {@code never}, {@code finish:2s}, {@code fail:2s}
	 * and {@code fail:2s:3} (with an exit status) and {@code crash:2s} say how the task
	 * ends; {@code start:5s}, {@code kill:10s}, {@code kill:ignore}, {@code healthy:1s},
	 * {@code unhealthy:3s}, {@code repeat} and {@code echo} are the methods of this
	 * class. Times are whole numbers of {@code ms}, {@code s}, {@code m} or {@code h}.
	 * @param text the script
	 * @return the script
	 * @throws IllegalArgumentException if it is not one; the message says why
	 */
	public static TaskScript parse(String text) {
		return ScriptParser.parse(text);
	}

	private static TaskScript ending(Kind kind, Duration time, int exitStatus) {
		return new TaskScript(TaskPlan.ending(new End(kind, notNegative(time), exitStatus, null, null)));
	}

	/**
	 * Stay in staging for a time before the task starts, as if an image were fetched.
	 * @param time how long
	 * @return the script
	 */
	public TaskScript startingAfter(Duration time) {
		return new TaskScript(this.plan.starting(notNegative(time)));
	}

	/**
	 * State a reason and a message in the update with which the task ends by itself.
	 * @param reason the reason
	 * @param message the message
	 * @return the script
	 */
	public TaskScript because(TaskStatus.Reason reason, String message) {
		return new TaskScript(this.plan.ending(reason, message));
	}

	/**
	 * Take a time to end when killed.
	 * @param time how long, whatever the kill policy says
	 * @return the script
	 */
	public TaskScript killTaking(Duration time) {
		return new TaskScript(this.plan.killed(notNegative(time)));
	}

	/**
	 * Do nothing when killed, as if KILL were lost.
	 * @return the script
	 */
	public TaskScript ignoringKill() {
		return new TaskScript(this.plan.killed(null));
	}

	/**
	 * Be found healthy.
	 * @param time how long after the task began to run
	 * @return the script
	 */
	public TaskScript healthyAfter(Duration time) {
		return new TaskScript(this.plan.health(notNegative(time), true));
	}

	/**
	 * Be found unhealthy.
	 * @param time how long after the task began to run
	 * @return the script
	 */
	public TaskScript unhealthyAfter(Duration time) {
		return new TaskScript(this.plan.health(notNegative(time), false));
	}

	/**
	 * Send each update twice, with the same uuid.
	 * @return the script
	 */
	public TaskScript repeatingUpdates() {
		return new TaskScript(this.plan.repeating());
	}

	/**
	 * Send messages for the executor of the task back to the framework.
	 * @return the script
	 */
	public TaskScript echoingMessages() {
		return new TaskScript(this.plan.echoing());
	}

	TaskPlan plan() {
		return this.plan;
	}

	private static Duration notNegative(Duration time) {
		if (time.isNegative()) {
			throw new IllegalArgumentException("A time in a task script must not be negative but is " + time);
		}
		return time;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof TaskScript script && this.plan.equals(script.plan);
	}

	@Override
	public int hashCode() {
		return this.plan.hashCode();
	}

	@Override
	public String toString() {
		return "TaskScript[" + this.plan + "]";
	}

}
