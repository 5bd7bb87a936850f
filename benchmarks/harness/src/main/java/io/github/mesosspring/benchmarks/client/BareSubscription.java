package io.github.mesosspring.benchmarks.client;

import io.github.mesosspring.benchmarks.contestant.Contestant;
import io.github.mesosspring.benchmarks.contestant.Reply;

/**
 * A subscription with nothing to it.
 *
 * @param calls makes calls
 * @param end ends it
 * @param events has the offers that can be declined
 */
record BareSubscription(BareCalls calls, AutoCloseable end, BareEvents events) implements Contestant.Subscription {

	@Override
	public void makeCalls(Reply call, int count, int inFlight) {
		this.calls.loop((number) -> (call == Reply.ACKNOWLEDGE) ? this.calls.acknowledge(Statuses.of(number))
				: this.calls.decline(this.events.offers().get(number).getId()), count, inFlight);
	}

	@Override
	public void close() throws Exception {
		this.end.close();
	}

}
