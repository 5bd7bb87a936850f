package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.CheckInfo;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Whether the check and the health check of a task are well formed.
 */
final class CheckValidation {

	private CheckValidation() {
	}

	static @Nullable String check(CheckInfo check) {
		if (!check.hasType()) {
			return "CheckInfo must specify 'type'";
		}
		String error = switch (check.getType()) {
			case COMMAND -> check.hasCommand() ? command(check.getCommand().getCommand(), "Command check", "Check's")
					: expecting("command", "COMMAND check");
			case HTTP -> check.hasHttp()
					? path(check.getHttp().hasPath(), check.getHttp().getPath(), "' of HTTP check must start with '/'")
					: expecting("http", "HTTP check");
			case TCP -> check.hasTcp() ? null : expecting("tcp", "TCP check");
			case UNKNOWN -> "'UNKNOWN' is not a valid check type";
		};
		return FirstError.of(() -> error, () -> notNegative("delay_seconds", check.getDelaySeconds()),
				() -> notNegative("interval_seconds", check.getIntervalSeconds()),
				() -> notNegative("timeout_seconds", check.getTimeoutSeconds()));
	}

	static @Nullable String healthCheck(HealthCheck check) {
		if (!check.hasType()) {
			return "HealthCheck must specify 'type'";
		}
		String error = switch (check.getType()) {
			case COMMAND -> check.hasCommand() ? command(check.getCommand(), "Command health check", "Health check's")
					: expecting("command", "COMMAND health check");
			case HTTP -> check.hasHttp() ? http(check.getHttp()) : expecting("http", "HTTP health check");
			case TCP -> check.hasTcp() ? null : expecting("tcp", "TCP health check");
			case UNKNOWN -> "'UNKNOWN' is not a valid health check type";
		};
		return FirstError.of(() -> error, () -> notNegative("delay_seconds", check.getDelaySeconds()),
				() -> notNegative("grace_period_seconds", check.getGracePeriodSeconds()),
				() -> notNegative("interval_seconds", check.getIntervalSeconds()),
				() -> notNegative("timeout_seconds", check.getTimeoutSeconds()));
	}

	private static @Nullable String http(HealthCheck.HTTPCheckInfo http) {
		if (http.hasScheme() && !http.getScheme().equals("http") && !http.getScheme().equals("https")) {
			return "Unsupported HTTP health check scheme: '" + http.getScheme() + "'";
		}
		return path(http.hasPath(), http.getPath(), "' of HTTP health check must start with '/'");
	}

	private static @Nullable String path(boolean given, String path, String error) {
		return (given && !path.startsWith("/")) ? "The path '" + path + error : null;
	}

	private static @Nullable String command(CommandInfo command, String what, String whose) {
		if (!command.hasValue()) {
			return what + " must contain " + (command.getShell() ? "'shell command'" : "'executable path'");
		}
		return FirstError.in(whose + " `CommandInfo` is invalid: ", CommandValidation.command(command));
	}

	private static @Nullable String notNegative(String field, double value) {
		return (value < 0) ? "Expecting '" + field + "' to be non-negative" : null;
	}

	private static String expecting(String field, String check) {
		return "Expecting '" + field + "' to be set for " + check;
	}

}
