package io.github.mesosspring.benchmarks.client;

import java.util.function.IntFunction;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/**
 * Makes calls in a loop.
 */
final class BareCalls {

	private volatile HttpClient http;

	private final Sinks.Many<Call> later = Sinks.many().unicast().onBackpressureBuffer();

	private volatile FrameworkID frameworkId = FrameworkID.getDefaultInstance();

	BareCalls(HttpClient http, int inFlight) {
		this.http = http;
		this.later.asFlux().flatMap(this::make, inFlight).subscribe();
	}

	/**
	 * Prepare what all calls of the subscription have in common. Done before any call.
	 */
	void streamId(String streamId) {
		this.http = this.http.headers((headers) -> headers.set("Mesos-Stream-Id", streamId));
	}

	void frameworkId(FrameworkID frameworkId) {
		this.frameworkId = frameworkId;
	}

	void acknowledgeLater(TaskStatus status) {
		this.later.tryEmitNext(acknowledge(status)).orThrow();
	}

	void loop(IntFunction<Call> call, int count, int inFlight) {
		Flux.range(0, count).flatMap((number) -> make(call.apply(number)), inFlight).then().block();
	}

	Call acknowledge(TaskStatus status) {
		return Call.newBuilder()
			.setType(Call.Type.ACKNOWLEDGE)
			.setFrameworkId(this.frameworkId)
			.setAcknowledge(Call.Acknowledge.newBuilder()
				.setAgentId(status.getAgentId())
				.setTaskId(status.getTaskId())
				.setUuid(status.getUuid()))
			.build();
	}

	Call decline(OfferID offer) {
		return Call.newBuilder()
			.setType(Call.Type.DECLINE)
			.setFrameworkId(this.frameworkId)
			.setDecline(Call.Decline.newBuilder().addOfferIds(offer))
			.build();
	}

	private Mono<Integer> make(Call call) {
		byte[] body = call.toByteArray();
		return this.http.post()
			.uri("/api/v1/scheduler")
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
			.responseSingle((response, content) -> content.thenReturn(response.status().code()));
	}

}
