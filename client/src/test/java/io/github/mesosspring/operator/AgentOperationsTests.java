package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.agent.Call.LaunchContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * How an agent is named, and what its calls have beyond those of masters.
 */
class AgentOperationsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final OperatorServer agent = new OperatorServer((call) -> OperatorServer.NEVER);

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final MesosOperatorTemplate template = MesosOperatorTemplate
		.builder(this.clients, Encoding.PROTOBUF.codec(), new Masters(this.agent.uri()))
		.timeout(Duration.ofHours(1))
		.build();

	@AfterEach
	void close() {
		this.clients.close();
		this.agent.close();
	}

	@Test
	void keepsThePathThatAnAgentIsReachedBy() {
		this.agent.answers((call) -> OperatorServer.text(200, ""));
		for (String path : List.of("", "/", "/slave(1)", "/proxy/agent/")) {
			this.template.agent(URI.create(this.agent.uri() + path)).pruneImages(List.of()).block(LIMIT);
		}
		assertThat(this.agent.received.stream().map(OperatorServer.Received::path)).containsExactly("/api/v1",
				"/api/v1", "/slave(1)/api/v1", "/proxy/agent/api/v1");
	}

	@Test
	void refusesAnAddressThatIsNone() {
		for (String address : List.of("localhost:5051", "slave(1)@127.0.0.1:5051", "ftp://localhost")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.template.agent(URI.create(address)))
				.withMessageContaining(address);
		}
	}

	@Test
	void refusesAnAddressThatMayHoldASecretAndDoesNotShowIt() {
		for (String address : List.of("http://ops:geheim@localhost:5051", "http://localhost:5051?token=geheim",
				"http://localhost:5051#geheim", "ftp://ops:geheim@localhost", "http://ops:geheim@local_host:5051")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.template.agent(URI.create(address)))
				.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("geheim"));
		}
	}

	@Test
	void aLaunchHasATimeOfItsOwnWhereItIsGivenOne() {
		AgentOperations operations = this.template.agent(this.agent.uri());
		ContainerID container = ContainerID.newBuilder()
			.setValue("c")
			.setParent(ContainerID.newBuilder().setValue("p"))
			.build();
		LaunchContainer launch = LaunchContainer.newBuilder().setContainerId(container).build();
		for (Mono<?> launched : List.of(operations.launchContainer(launch, Duration.ofMillis(50)),
				operations.launchNestedContainer(container, null, null, Duration.ofMillis(50)))) {
			assertThatExceptionOfType(OperatorCallException.class).isThrownBy(() -> launched.block(LIMIT))
				.withMessageContaining("within PT0.05S");
		}
	}

}
