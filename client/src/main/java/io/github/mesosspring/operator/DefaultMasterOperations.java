package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the calls for the master.
 */
final class DefaultMasterOperations implements MasterOperations {

	private final OperatorClient client;

	private final MasterEvents events;

	DefaultMasterOperations(OperatorClient client, MasterEvents events) {
		this.client = client;
		this.events = events;
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
	public Flux<MasterStreamItem> events(MasterEventsSettings settings) {
		return this.events.open(settings);
	}

}
