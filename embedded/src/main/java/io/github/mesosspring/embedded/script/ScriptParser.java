package io.github.mesosspring.embedded.script;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads scripts from their short form.
 */
final class ScriptParser {

	private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

	private ScriptParser() {
	}

	static TaskScript parse(String text) {
		TaskScript script = TaskScript.stayRunning();
		String[] steps = text.trim().split("\\s*,\\s*");
		for (String step : steps) {
			script = isEnd(step) ? end(step) : script;
		}
		for (String step : steps) {
			script = isEnd(step) ? script : modify(script, step);
		}
		return script;
	}

	private static boolean isEnd(String step) {
		return switch (word(step)) {
			case "run", "never", "finish", "fail", "crash" -> true;
			default -> false;
		};
	}

	private static TaskScript end(String step) {
		return switch (word(step)) {
			case "run" -> TaskScript.stayRunning();
			case "never" -> TaskScript.neverStart();
			case "finish" -> TaskScript.finishAfter(time(step));
			case "crash" -> TaskScript.crashAfter(time(step));
			default -> fail(step);
		};
	}

	private static TaskScript fail(String step) {
		int status = step.lastIndexOf(':');
		if (status == step.indexOf(':')) {
			return TaskScript.failAfter(time(step));
		}
		String digits = step.substring(status + 1);
		if (!digits.matches("\\d{1,3}")) {
			throw invalid(step);
		}
		return TaskScript.failAfter(time(step.substring(0, status)), Integer.parseInt(digits));
	}

	private static TaskScript modify(TaskScript script, String step) {
		return switch (word(step)) {
			case "start" -> script.startingAfter(time(step));
			case "kill" -> step.equals("kill:ignore") ? script.ignoringKill() : script.killTaking(time(step));
			case "healthy" -> script.healthyAfter(time(step));
			case "unhealthy" -> script.unhealthyAfter(time(step));
			case "repeat" -> script.repeatingUpdates();
			case "echo" -> script.echoingMessages();
			default -> throw invalid(step);
		};
	}

	private static String word(String step) {
		int colon = step.indexOf(':');
		return (colon < 0) ? step : step.substring(0, colon);
	}

	private static Duration time(String step) {
		Matcher time = TIME.matcher(step.substring(word(step).length()).replaceFirst(":", ""));
		if (!time.matches()) {
			throw invalid(step);
		}
		long amount = Long.parseLong(time.group(1));
		return switch (time.group(2)) {
			case "ms" -> Duration.ofMillis(amount);
			case "s" -> Duration.ofSeconds(amount);
			case "m" -> Duration.ofMinutes(amount);
			default -> Duration.ofHours(amount);
		};
	}

	private static IllegalArgumentException invalid(String step) {
		return new IllegalArgumentException("'" + step
				+ "' is no step of a task script; there are run, never, finish:2s, fail:2s, fail:2s:3, crash:2s, start:5s,"
				+ " kill:10s, kill:ignore, healthy:1s, unhealthy:3s, repeat and echo");
	}

}
