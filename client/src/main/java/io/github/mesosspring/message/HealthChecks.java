package io.github.mesosspring.message;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.HealthCheck;

/**
 * How an executor finds out whether a task is healthy, with the times Mesos has by
 * default: every 10 s, 15 s after the start, three failures in a row being too many.
 */
public final class HealthChecks {

	private HealthChecks() {
	}

	/**
	 * Healthy while HTTP GET is answered with a status from 200 to 399.
	 * @param port the port
	 * @param path the path, with a leading slash
	 * @return the check
	 */
	public static HealthCheck http(int port, String path) {
		HealthCheck.Builder check = HealthCheck.newBuilder().setType(HealthCheck.Type.HTTP);
		check.getHttpBuilder().setPort(port).setPath(path);
		return check.build();
	}

	/**
	 * Healthy while connections are accepted.
	 * @param port the port
	 * @return the check
	 */
	public static HealthCheck tcp(int port) {
		HealthCheck.Builder check = HealthCheck.newBuilder().setType(HealthCheck.Type.TCP);
		check.getTcpBuilder().setPort(port);
		return check.build();
	}

	/**
	 * Healthy while a shell command exits with 0.
	 * @param command the command
	 * @return the check
	 */
	public static HealthCheck command(String command) {
		return HealthCheck.newBuilder()
			.setType(HealthCheck.Type.COMMAND)
			.setCommand(CommandInfo.newBuilder().setValue(command))
			.build();
	}

}
