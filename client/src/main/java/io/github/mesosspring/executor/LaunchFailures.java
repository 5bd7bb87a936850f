package io.github.mesosspring.executor;

import io.github.mesosspring.event.EventOutcome;
import io.github.mesosspring.protocol.executor.Event;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduler is told of a task whose launch came to nothing.
 */
final class LaunchFailures {

	/** A message may be shown in tables. */
	private static final int LONGEST = 1000;

	private LaunchFailures() {
	}

	/**
	 * The message of a TASK_FAILED.
	 * @param type LAUNCH or LAUNCH_GROUP
	 */
	static String describe(Event.Type type, EventOutcome outcome, @Nullable Throwable failure) {
		String message = switch (outcome) {
			case UNHANDLED -> "The executor has no handler of " + type;
			case REFUSED -> "An interceptor of the executor refused " + type;
			default -> "The executor's handler of " + type + " failed" + ((failure != null) ? ": " + failure : "");
		};
		return (message.length() > LONGEST) ? message.substring(0, LONGEST) + "..." : message;
	}

}
