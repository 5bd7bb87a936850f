package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Flux;

/**
 * Sends the calls for the master.
 */
final class DefaultMasterOperations extends SentCalls<Call, Response> implements MasterOperations {

	private final MasterEvents events;

	DefaultMasterOperations(OperatorClient client, MasterEvents events) {
		super(client, Response.getDefaultInstance());
		this.events = events;
	}

	@Override
	public Flux<MasterStreamItem> events(MasterEventsSettings settings) {
		return this.events.open(settings);
	}

}
