package io.github.mesosspring.executor;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the variables an agent sets for its executors.
 */
final class EnvironmentReader {

	private static final String ENDPOINT = "MESOS_AGENT_ENDPOINT";

	private static final String PID = "MESOS_SLAVE_PID";

	private static final String SOCKET = "MESOS_DOMAIN_SOCKET";

	private static final String API = "/api/v1/executor";

	/** {@code slave(1)@10.0.0.1:5051}. */
	private static final Pattern PID_FORM = Pattern.compile("([\\w()-]+)@(.+:\\d+)");

	private final Map<String, String> variables;

	EnvironmentReader(Map<String, String> variables) {
		this.variables = variables;
	}

	ExecutorEnvironment read() {
		FrameworkID frameworkId = FrameworkID.newBuilder().setValue(required("MESOS_FRAMEWORK_ID")).build();
		ExecutorID executorId = ExecutorID.newBuilder().setValue(required("MESOS_EXECUTOR_ID")).build();
		Path socket = path(SOCKET);
		return new ExecutorEnvironment(frameworkId, executorId, optional("MESOS_SLAVE_ID"), agent(), callPath(socket),
				flag("MESOS_CHECKPOINT"), duration("MESOS_RECOVERY_TIMEOUT", Duration.ofMinutes(15)),
				duration("MESOS_SUBSCRIPTION_BACKOFF_MAX", Duration.ofSeconds(2)),
				duration("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", Duration.ofSeconds(5)),
				optional("MESOS_EXECUTOR_AUTHENTICATION_TOKEN"), socket, sandbox());
	}

	/** The sandbox is a path of the container, the directory one of the host. */
	private @Nullable Path sandbox() {
		Path sandbox = path("MESOS_SANDBOX");
		return (sandbox != null) ? sandbox : path("MESOS_DIRECTORY");
	}

	private URI agent() {
		String endpoint = optional(ENDPOINT);
		String pid = optional(PID);
		if (endpoint == null && pid == null) {
			throw new ExecutorEnvironmentException(ENDPOINT, "is missing");
		}
		String variable = (endpoint != null) ? ENDPOINT : PID;
		String address = (endpoint != null) ? endpoint : pid(String.valueOf(pid)).group(2);
		try {
			URI uri = URI.create((isTls() ? "https://" : "http://") + address);
			if (uri.getHost() != null && uri.getPort() > 0 && uri.getRawPath().isEmpty()) {
				return uri;
			}
		}
		catch (IllegalArgumentException ex) {
			// told below, with the text
		}
		throw new ExecutorEnvironmentException(variable, "is no ip:port but '" + address + "'");
	}

	/** On its socket the agent allows nothing but the full path. */
	private String callPath(@Nullable Path socket) {
		return (socket != null) ? "/" + pid(required(PID)).group(1) + API : API;
	}

	private static Matcher pid(String pid) {
		Matcher matcher = PID_FORM.matcher(pid);
		if (!matcher.matches()) {
			throw new ExecutorEnvironmentException(PID, "is not like slave(1)@ip:port but '" + pid + "'");
		}
		return matcher;
	}

	private boolean isTls() {
		return flag("LIBPROCESS_SSL_ENABLED") || flag("SSL_ENABLED");
	}

	private boolean flag(String name) {
		String value = optional(name);
		return "1".equals(value) || "true".equals(value);
	}

	private Duration duration(String name, Duration otherwise) {
		String text = optional(name);
		if (text == null) {
			return otherwise;
		}
		Duration duration = MesosDuration.parse(text);
		if (duration == null) {
			throw new ExecutorEnvironmentException(name, "is no duration like 5secs but '" + text + "'");
		}
		return duration;
	}

	private @Nullable Path path(String name) {
		String text = optional(name);
		try {
			return (text != null) ? Path.of(text) : null;
		}
		catch (InvalidPathException ex) {
			throw new ExecutorEnvironmentException(name, "is no path but '" + text + "'");
		}
	}

	private String required(String name) {
		String value = optional(name);
		if (value == null) {
			throw new ExecutorEnvironmentException(name, "is missing");
		}
		return value;
	}

	private @Nullable String optional(String name) {
		String value = this.variables.get(name);
		return (value != null && !value.isBlank()) ? value.strip() : null;
	}

}
