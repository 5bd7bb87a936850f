package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The environment that a real agent gave to an executor (recording S19), and what agents
 * add to it that did not at the time.
 */
final class AgentVariables {

	static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.geheim.geheim";

	private static final Path WIRE = Path.of("../client/src/test/resources/wire");

	private AgentVariables() {
	}

	/**
	 * The recorded ones.
	 * @param encoding what the executor spoke: {@code json} or {@code protobuf}
	 */
	static Map<String, Object> recorded(String encoding) {
		return read(WIRE.resolve("S19-executor-api-" + encoding).resolve("executor.env"));
	}

	static Map<String, Object> read(Path file) {
		try {
			Map<String, Object> variables = new LinkedHashMap<>();
			for (String line : Files.readAllLines(file)) {
				int equals = line.indexOf('=');
				if (equals > 0) {
					variables.put(line.substring(0, equals), line.substring(equals + 1));
				}
			}
			return variables;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** With what an agent adds for authentication, domain sockets and single tasks. */
	static Map<String, Object> all() {
		Map<String, Object> variables = recorded("protobuf");
		variables.put("MESOS_EXECUTOR_AUTHENTICATION_TOKEN", TOKEN);
		variables.put("MESOS_DOMAIN_SOCKET", "/var/run/mesos/agent.sock");
		variables.put("MESOS_TASK_ID", "task-1");
		variables.put("MESOS_ALLOCATION_ROLE", "jobs");
		variables.put("MESOS_CONTAINER_IP", "10.0.0.1");
		variables.put("MESOS_NATIVE_JAVA_LIBRARY", "/usr/lib/libmesos.so");
		variables.put("MESOS_NATIVE_LIBRARY", "/usr/lib/libmesos.so");
		return variables;
	}

	/** Let an application run in an environment. */
	static ApplicationContextInitializer<ConfigurableApplicationContext> in(Map<String, Object> variables) {
		return (context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
	}

}
