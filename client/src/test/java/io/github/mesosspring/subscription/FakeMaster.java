package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * A master without network: every SUBSCRIBE waits for the test to say what becomes of it.
 */
final class FakeMaster implements StreamConnector {

	final List<Connection> connections = new ArrayList<>();

	@Override
	public Flux<DataBuffer> open(URI master, Function<URI, Mono<byte[]>> call, Consumer<StreamHead> head) {
		return call.apply(master)
			.flatMapMany((body) -> Flux
				.create((sink) -> this.connections.add(new Connection(master, parse(body), head, sink))));
	}

	Connection last() {
		return this.connections.get(this.connections.size() - 1);
	}

	private static Call parse(byte[] call) {
		try {
			return Call.parseFrom(call);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One connection with a SUBSCRIBE on it.
	 */
	static final class Connection {

		final URI master;

		final Call call;

		private final Consumer<StreamHead> head;

		private final FluxSink<DataBuffer> sink;

		private boolean closed;

		Connection(URI master, Call call, Consumer<StreamHead> head, FluxSink<DataBuffer> sink) {
			this.master = master;
			this.call = call;
			this.head = head;
			this.sink = sink;
			sink.onCancel(() -> this.closed = true);
		}

		Connection accept(@Nullable String streamId) {
			return acceptAt(this.master, streamId);
		}

		/** Accept after a redirect. */
		Connection acceptAt(URI leader, @Nullable String streamId) {
			this.head.accept(new StreamHead(leader, streamId));
			return this;
		}

		Connection send(Event... events) {
			return send(TestEvents.frames(events));
		}

		Connection send(byte[] bytes) {
			this.sink.next(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
			return this;
		}

		void end() {
			this.sink.complete();
		}

		void fail(Throwable failure) {
			this.sink.error(failure);
		}

		boolean isClosedByClient() {
			return this.closed;
		}

		long requested() {
			return this.sink.requestedFromDownstream();
		}

	}

}
