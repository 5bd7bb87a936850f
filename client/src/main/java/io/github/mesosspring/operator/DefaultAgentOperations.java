package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
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
final class DefaultAgentOperations implements AgentOperations {

	private final OperatorClient client;

	private final ContainerStreams streams;

	DefaultAgentOperations(OperatorClient client, ContainerStreams streams) {
		this.client = client;
		this.streams = streams;
	}

	@Override
	public Mono<Response> send(Call call) {
		return this.client.send(call, null, Response.getDefaultInstance());
	}

	@Override
	public Mono<Response> send(Call call, Duration timeout) {
		return this.client.send(call, timeout, Response.getDefaultInstance());
	}

	@Override
	public Mono<OperatorAnswer> exchange(Call call) {
		return this.client.exchange(call, null);
	}

	@Override
	public Mono<OperatorAnswer> exchange(Call call, Duration timeout) {
		return this.client.exchange(call, timeout);
	}

	@Override
	public Mono<OperatorAnswer> exchange(Encoding encoding, byte[] call) {
		return this.client.exchange(encoding, call);
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
