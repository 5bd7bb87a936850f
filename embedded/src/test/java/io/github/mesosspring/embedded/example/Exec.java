package io.github.mesosspring.embedded.example;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.operator.AgentOperations;
import io.github.mesosspring.operator.ContainerInput;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.agent.ProcessIO;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// tag::example[]
public class Exec {

	private final AgentOperations agent;

	public Exec(AgentOperations agent) {
		this.agent = agent;
	}

	/**
	 * Run a command beside a task, feed it, and get what it writes to its standard
	 * output.
	 */
	public Mono<String> run(ContainerID containerOfTask, String command, String input) {
		ContainerID session = ContainerID.newBuilder()
			.setValue(UUID.randomUUID().toString())
			.setParent(containerOfTask)
			.build();
		ProcessIO keys = ContainerInput.stdin(input.getBytes(StandardCharsets.UTF_8));
		return this.agent.execute(session, CommandInfo.newBuilder().setValue(command).build(), null, Flux.just(keys))
			.filter((record) -> record.getData().getType() == ProcessIO.Data.Type.STDOUT)
			.map((record) -> record.getData().getData())
			.reduce(ByteString.EMPTY, ByteString::concat)
			.map(ByteString::toStringUtf8)
			.timeout(Duration.ofMinutes(1));
	}

}
// end::example[]
