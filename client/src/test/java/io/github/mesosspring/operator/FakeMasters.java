package io.github.mesosspring.operator;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.recordio.RecordIoEncoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Masters without network: every request waits for the test to say what becomes of it.
 */
final class FakeMasters implements ExchangeFunction, LeaderDetector {

	static final URI FIRST = URI.create("http://m1:5050");

	static final URI SECOND = URI.create("http://m2:5050");

	final List<Connection> connections = new CopyOnWriteArrayList<>();

	final List<URI> failed = new CopyOnWriteArrayList<>();

	final Sinks.Many<URI> changes = Sinks.many().multicast().directBestEffort();

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		return Mono.create((sink) -> this.connections.add(new Connection(request.url(), sink)));
	}

	@Override
	public Mono<URI> detect() {
		return Mono.just(FIRST);
	}

	@Override
	public void failed(URI master) {
		this.failed.add(master);
	}

	@Override
	public Flux<URI> changes() {
		return this.changes.asFlux();
	}

	Connection last() {
		return this.connections.get(this.connections.size() - 1);
	}

	/**
	 * One request and what comes back.
	 */
	static final class Connection {

		final URI uri;

		private final MonoSink<ClientResponse> response;

		private final Sinks.Many<DataBuffer> body = Sinks.many().unicast().onBackpressureBuffer();

		private volatile boolean closed;

		Connection(URI uri, MonoSink<ClientResponse> response) {
			this.uri = uri;
			this.response = response;
			response.onCancel(() -> this.closed = true);
		}

		Connection accept() {
			return accept(Encoding.PROTOBUF.codec().mediaType());
		}

		Connection accept(String contentType) {
			this.response.success(ClientResponse.create(HttpStatusCode.valueOf(200))
				.header(HttpHeaders.CONTENT_TYPE, contentType)
				.body(this.body.asFlux().doOnCancel(() -> this.closed = true))
				.build());
			return this;
		}

		Connection send(Message... records) {
			for (Message record : records) {
				send(RecordIoEncoder.encode(record.toByteArray()));
			}
			return this;
		}

		Connection send(byte[] bytes) {
			this.body.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(bytes)).orThrow();
			return this;
		}

		void end() {
			this.body.tryEmitComplete().orThrow();
		}

		void breakOff(Throwable failure) {
			this.body.tryEmitError(failure).orThrow();
		}

		void refuse(int status, String words) {
			this.response.success(ClientResponse.create(HttpStatusCode.valueOf(status)).body(words).build());
		}

		void redirect(String location) {
			this.response.success(
					ClientResponse.create(HttpStatusCode.valueOf(307)).header(HttpHeaders.LOCATION, location).build());
		}

		boolean isClosed() {
			return this.closed;
		}

	}

}
