package io.github.mesosspring.operator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.wire.HttpMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A master or an agent over real HTTP that does to each request what the test planned for
 * it.
 */
final class StreamServer implements AutoCloseable {

	final List<Request> requests = new CopyOnWriteArrayList<>();

	final AtomicInteger closed = new AtomicInteger();

	private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle(this::serve)
		.bindNow(Duration.ofSeconds(10));

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/** Answers before it reads the request. */
	StreamServer then(Script script) {
		this.scripts.add(script);
		return this;
	}

	/** Reads the request and answers with a stream. */
	StreamServer thenStream(String contentType, Publisher<byte[]> chunks) {
		return then((request, response) -> response.status(200)
			.header("Content-Type", contentType)
			.send(Flux.from(chunks).map(Unpooled::wrappedBuffer), (buffer) -> true));
	}

	/** Reads the request and answers as recorded, in pieces of its own. */
	StreamServer thenReplay(HttpMessage recorded) {
		return then((request, response) -> {
			recorded.headers()
				.stream()
				.filter((header) -> header.getKey().endsWith("Content-Type"))
				.forEach((header) -> response.header(header.getKey(), header.getValue()));
			return response.status(200).send(pieces(recorded.body()), (buffer) -> true);
		});
	}

	StreamServer thenStatus(int status, String words) {
		return then((request, response) -> response.status(status).sendString(Mono.just(words)));
	}

	private Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
		response.withConnection((connection) -> connection.channel()
			.closeFuture()
			.addListener((closing) -> this.closed.incrementAndGet()));
		Sinks.Empty<Void> end = Sinks.empty();
		Request received = new Request(request.uri(), request.requestHeaders().copy(), new CopyOnWriteArrayList<>(),
				end.asMono());
		this.requests.add(received);
		Script script = this.scripts.poll();
		if (script == null) {
			return response.status(503).send();
		}
		if (received.headers().contains("Message-Content-Type")) {
			request.receive()
				.asByteArray()
				.doOnNext(received.pieces()::add)
				.subscribe(null, end::tryEmitError, end::tryEmitEmpty);
			return script.answer(request, response);
		}
		return request.receive()
			.asByteArray()
			.doOnNext(received.pieces()::add)
			.thenMany(Flux.defer(() -> script.answer(request, response)));
	}

	private static Flux<ByteBuf> pieces(byte[] body) {
		Random random = new Random(body.length);
		List<ByteBuf> pieces = new ArrayList<>();
		for (int from = 0; from < body.length;) {
			int to = Math.min(body.length, from + 1 + random.nextInt(random.nextBoolean() ? 8 : 2000));
			pieces.add(Unpooled.wrappedBuffer(Arrays.copyOfRange(body, from, to)));
			from = to;
		}
		return Flux.fromIterable(pieces);
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(10));
	}

	/**
	 * What becomes of a request.
	 */
	interface Script {

		Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);

	}

	/**
	 * A request as it arrived, or as much of it as has.
	 */
	record Request(String uri, HttpHeaders headers, List<byte[]> pieces, Mono<Void> end) {

		byte[] body() {
			// more may arrive meanwhile
			List<byte[]> arrived = List.copyOf(this.pieces);
			byte[] body = new byte[arrived.stream().mapToInt((piece) -> piece.length).sum()];
			int to = 0;
			for (byte[] piece : arrived) {
				System.arraycopy(piece, 0, body, to, piece.length);
				to += piece.length;
			}
			return body;
		}

		String text() {
			return new String(body(), StandardCharsets.UTF_8);
		}

	}

}
