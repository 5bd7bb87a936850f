package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.ProcessIO;
import io.github.mesosspring.protocol.agent.Response;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the calls for an agent.
 */
final class DefaultAgentOperations extends SentCalls<Call, Response> implements AgentOperations {

	private final ContainerStreams streams;

	DefaultAgentOperations(OperatorClient client, ContainerStreams streams) {
		super(client, Response.getDefaultInstance());
		this.streams = streams;
	}

	@Override
	public Flux<ProcessIO> attachContainerOutput(ContainerID container) {
		return this.streams.attachOutput(container);
	}

	@Override
	public Mono<Void> attachContainerInput(ContainerID container, Publisher<ProcessIO> input) {
		return this.streams.attachInput(container, input);
	}

	@Override
	public Flux<ProcessIO> launchNestedContainerSession(ContainerID container, CommandInfo command,
			@Nullable ContainerInfo info) {
		return this.streams.launchSession(container, command, info);
	}

	@Override
	public Flux<ProcessIO> execute(ContainerID container, CommandInfo command, @Nullable ContainerInfo info,
			Publisher<ProcessIO> input) {
		return this.streams.execute(container, command, info, input);
	}

}
