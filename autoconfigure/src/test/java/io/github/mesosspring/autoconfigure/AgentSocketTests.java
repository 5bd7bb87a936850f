package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.http.MesosWebClients;
import io.netty.channel.unix.DomainSocketAddress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class AgentSocketTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	@Test
	void callsAndStreamGoThroughTheSocketAndToTheWholePath(@TempDir Path folder) {
		Assumptions.assumeTrue(LoopResources.hasNativeSupport(), "Netty's native transport is there");
		Path socket = folder.resolve("agent.sock");
		ExecutorEnvironment environment = ExecutorEnvironment.of(Map.of("MESOS_FRAMEWORK_ID", "f", "MESOS_EXECUTOR_ID",
				"e", "MESOS_SLAVE_PID", "slave(1)@127.0.0.1:1", "MESOS_DOMAIN_SOCKET", socket.toString()));
		DisposableServer server = serve(socket);
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebClientAutoConfiguration.class, MesosExecutorAutoConfiguration.class))
			.withBean(ExecutorEnvironment.class, () -> environment)
			.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false")
			.run((context) -> {
				ask(environment, context.getBean(MesosWebClients.class).stream());
				ask(environment, context.getBean(MesosWebClients.class).calls());
			});
		server.disposeNow();
		assertThat(this.asked).containsExactly("/slave(1)/api/v1/executor", "/slave(1)/api/v1/executor");
	}

	private DisposableServer serve(Path socket) {
		return HttpServer.create()
			.bindAddress(() -> new DomainSocketAddress(socket.toString()))
			.handle((request, response) -> {
				this.asked.add(request.uri());
				return response.status(202).sendString(Mono.just(""));
			})
			.bindNow(Duration.ofSeconds(10));
	}

	private static void ask(ExecutorEnvironment environment, WebClient client) {
		assertThat(client.post()
			.uri(environment.agent().resolve(environment.path()))
			.retrieve()
			.toBodilessEntity()
			.block(Duration.ofSeconds(10))
			.getStatusCode()
			.value()).isEqualTo(202);
	}

}
