package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.CheckInfo;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * Whether the commands of a task and of its checks are well formed.
 */
final class CommandValidation {

	private CommandValidation() {
	}

	static @Nullable String checks(TaskInfo task) {
		String error = task.hasCheck() ? check(task.getCheck()) : null;
		if (error != null) {
			return "Task uses invalid check: " + error;
		}
		error = task.hasHealthCheck() ? healthCheck(task.getHealthCheck()) : null;
		return (error != null) ? "Task uses invalid health check: " + error : null;
	}

	private static @Nullable String check(CheckInfo check) {
		if (!check.hasType()) {
			return "CheckInfo must specify 'type'";
		}
		return switch (check.getType()) {
			case COMMAND -> check.hasCommand() ? null : "Expecting 'command' to be set for COMMAND check";
			case HTTP -> check.hasHttp() ? null : "Expecting 'http' to be set for HTTP check";
			case TCP -> check.hasTcp() ? null : "Expecting 'tcp' to be set for TCP check";
			default -> "'" + check.getType() + "' is not a valid check type";
		};
	}

	private static @Nullable String healthCheck(HealthCheck check) {
		HealthCheck.Type type = check.hasType() ? check.getType()
				: check.hasHttp() ? HealthCheck.Type.HTTP : HealthCheck.Type.COMMAND;
		return switch (type) {
			case COMMAND -> check.hasCommand() ? command(check.getCommand())
					: "Expecting 'command' to be set for COMMAND health check";
			case HTTP -> check.hasHttp() ? null : "Expecting 'http' to be set for HTTP health check";
			case TCP -> check.hasTcp() ? null : "Expecting 'tcp' to be set for TCP health check";
			default -> "'" + type + "' is not a valid health check type";
		};
	}

	static @Nullable String command(CommandInfo command) {
		for (Environment.Variable variable : command.getEnvironment().getVariablesList()) {
			if (variable.getType() == Environment.Variable.Type.VALUE && !variable.hasValue()) {
				return "Environment variable '" + variable.getName() + "' of type 'VALUE' must have a value set";
			}
			if (variable.getType() == Environment.Variable.Type.SECRET && !variable.hasSecret()) {
				return "Environment variable '" + variable.getName() + "' of type 'SECRET' must have a secret set";
			}
		}
		return null;
	}

}
