package io.github.mesosspring.autoconfigure;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

/**
 * How a process ends is seen only of one that does.
 */
class ExecutorExitProcessTests {

	private HttpServer agent;

	@BeforeEach
	void listen() throws Exception {
		this.agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.agent.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(401, -1);
			exchange.close();
		});
		this.agent.start();
	}

	@AfterEach
	void close() {
		this.agent.stop(0);
	}

	@Test
	void anExecutorWithTheWrongTokenEndsWithOne(@TempDir Path folder) throws Exception {
		Path log = folder.resolve("log");
		Process executor = start(log);
		try {
			assertThat(executor.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			executor.destroyForcibly();
		}
		assertThat(contentOf(log.toFile())).contains("The executor failed and ends: ").doesNotContain("halted");
		assertThat(executor.exitValue()).isOne();
	}

	private Process start(Path log) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Application.class.getName());
		Map<String, String> environment = builder.environment();
		environment.put("MESOS_FRAMEWORK_ID", "f-1");
		environment.put("MESOS_EXECUTOR_ID", "ex-1");
		environment.put("MESOS_SLAVE_PID", "slave(1)@127.0.0.1:" + this.agent.getAddress().getPort());
		environment.put("MESOS_EXECUTOR_AUTHENTICATION_TOKEN", AgentVariables.TOKEN);
		return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	/**
	 * An executor without anything that keeps the process alive.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ WebClientAutoConfiguration.class, MesosExecutorAutoConfiguration.class })
	static class Application {

		public static void main(String... arguments) {
			new SpringApplication(Application.class).run("--mesos.executor.enabled=true",
					"--spring.main.web-application-type=none");
		}

	}

}
