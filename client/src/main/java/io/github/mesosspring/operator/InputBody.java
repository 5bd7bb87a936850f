package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Call.AttachContainerInput;
import io.github.mesosspring.protocol.agent.ProcessIO;
import io.github.mesosspring.recordio.RecordIoEncoder;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;

/**
 * The body of ATTACH_CONTAINER_INPUT: the container, what the user sends, and a heartbeat
 * every 30 s between, without which proxies would cut a connection that is silent. Each
 * record is flushed. Can be sent only once, as what was taken from the user is gone.
 */
final class InputBody implements BodyInserter<Publisher<ProcessIO>, ClientHttpRequest> {

	static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(30);

	private static final ProcessIO HEARTBEAT = ProcessIO.newBuilder()
		.setType(ProcessIO.Type.CONTROL)
		.setControl(ProcessIO.Control.newBuilder()
			.setType(ProcessIO.Control.Type.HEARTBEAT)
			.setHeartbeat(ProcessIO.Control.Heartbeat.newBuilder()
				.setInterval(DurationInfo.newBuilder().setNanoseconds(HEARTBEAT_INTERVAL.toNanos()))))
		.build();

	/** Known by its identity. */
	private static final ProcessIO END = ProcessIO.newBuilder().setType(ProcessIO.Type.UNKNOWN).build();

	private final OperatorRequest request;

	private final Call first;

	private final Publisher<ProcessIO> input;

	private final MessageCodec codec;

	private final Scheduler scheduler;

	/**
	 * Create the body.
	 * @param request knows whether it was sent
	 * @param first the first record, as made by {@link #first}
	 * @param input what the user sends
	 * @param codec the encoding of the records
	 * @param scheduler measures the time between heartbeats
	 */
	InputBody(OperatorRequest request, Call first, Publisher<ProcessIO> input, MessageCodec codec,
			Scheduler scheduler) {
		this.request = request;
		this.first = first;
		this.input = input;
		this.codec = codec;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<Void> insert(ClientHttpRequest message, Context context) {
		if (!this.request.begin()) {
			return Mono.error(() -> new IllegalStateException(
					"the input was refused after its beginning had been sent, which is lost; attach a new one"));
		}
		DataBufferFactory buffers = message.bufferFactory();
		return message.writeAndFlushWith(
				calls().map((call) -> Mono.just(buffers.wrap(RecordIoEncoder.encode(this.codec.encode(call))))));
	}

	Flux<Call> calls() {
		Flux<ProcessIO> heartbeats = Flux.interval(HEARTBEAT_INTERVAL, this.scheduler)
			.onBackpressureDrop()
			.map((tick) -> HEARTBEAT);
		Flux<ProcessIO> all = Flux.merge(1, heartbeats, Flux.concat(this.input, Mono.just(END)))
			.takeWhile((record) -> record != END);
		return all.map((record) -> call(
				AttachContainerInput.newBuilder().setType(AttachContainerInput.Type.PROCESS_IO).setProcessIo(record)))
			.startWith(this.first);
	}

	/**
	 * The first record, which names the container.
	 */
	static Call first(ContainerID container) {
		return call(AttachContainerInput.newBuilder()
			.setType(AttachContainerInput.Type.CONTAINER_ID)
			.setContainerId(container));
	}

	private static Call call(AttachContainerInput.Builder payload) {
		return Call.newBuilder().setType(Call.Type.ATTACH_CONTAINER_INPUT).setAttachContainerInput(payload).build();
	}

}
