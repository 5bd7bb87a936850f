package io.github.mesosspring.operator;

import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Opens event streams that follow the leading master. What all their connections share is
 * here; each connection is a {@link MasterConnection}.
 *
 * @param exchange sends SUBSCRIBE
 * @param detector finds the leader
 * @param maxRecordSize the largest record to accept, in bytes
 * @param states asks a master for its state, without following it to another one
 * @param timer measures time
 * @param delivery where items are passed on, so that a subscriber that blocks does not
 * keep the network thread from reading
 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
 */
record MasterEvents(StreamExchange exchange, LeaderDetector detector, int maxRecordSize,
		Function<URI, Mono<Response.GetState>> states, Scheduler timer, Scheduler delivery, DoubleSupplier random) {

	private static final Call GET_STATE = Call.newBuilder().setType(Call.Type.GET_STATE).build();

	static MasterEvents of(MesosWebClients clients, LeaderDetector detector, OperatorSettings settings) {
		Function<URI, Mono<Response.GetState>> states = (
				master) -> new OperatorClient(clients, new OneMaster(master), settings)
					.send(GET_STATE, null, Response.getDefaultInstance())
					.map(Response::getGetState);
		return new MasterEvents(new StreamExchange(clients.stream(), settings.codec()), detector,
				settings.maxAnswerSize(), states, settings.scheduler(), Schedulers.boundedElastic(),
				() -> ThreadLocalRandom.current().nextDouble());
	}

	Flux<MasterStreamItem> open(MasterEventsSettings settings) {
		return Flux.defer(() -> {
			Reconnection reconnection = new Reconnection(settings, this.timer, this.random);
			return Flux.defer(() -> new MasterConnection(this, settings, reconnection).items())
				.retryWhen(reconnection.policy());
		}).publishOn(this.delivery, 1);
	}

	/**
	 * To the master that a stream comes from, and to no other.
	 */
	private record OneMaster(URI master) implements OperatorRoute {

		@Override
		public <T> Flux<T> follow(OperatorRequest request, Function<URI, Flux<T>> attempt) {
			return attempt.apply(this.master.resolve(OperatorExchange.PATH));
		}

		@Override
		public String toString() {
			return "the master " + this.master;
		}

	}

}
