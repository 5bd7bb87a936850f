package io.github.mesosspring.operator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * An agent with a container, and who talks to it in virtual time.
 */
final class ContainerAgent implements AutoCloseable {

	static final String JSON = Encoding.JSON.codec().mediaType();

	static final ContainerID CONTAINER = ContainerID.newBuilder()
		.setValue("c")
		.setParent(ContainerID.newBuilder().setValue("p"))
		.build();

	static final CommandInfo COMMAND = CommandInfo.newBuilder().setValue("cat").build();

	static final String OUT = record("{\"type\":\"DATA\",\"data\":{\"type\":\"STDOUT\",\"data\":\"b3V0Cg==\"}}");

	final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	final StreamServer server = new StreamServer();

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	AgentOperations operations(Encoding encoding) {
		return MesosOperatorTemplate
			.builder(this.clients, encoding.codec(), LeaderDetectors.parse("127.0.0.1:1", "http"))
			.scheduler(this.clock)
			.build()
			.agent(this.server.uri());
	}

	static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
	}

	static String record(String json) {
		return json.length() + "\n" + json;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.server.close();
		this.clients.close();
	}

}
