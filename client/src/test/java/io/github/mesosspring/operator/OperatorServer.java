package io.github.mesosspring.operator;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A master or agent on 127.0.0.1 that answers as it is told to.
 */
final class OperatorServer implements AutoCloseable {

	/** Instead of an answer: the connection is closed. */
	static final Answer CLOSE = new Answer(0, Map.of(), new byte[0]);

	/** Instead of an answer: silence. */
	static final Answer NEVER = new Answer(-1, Map.of(), new byte[0]);

	final List<Received> received = new CopyOnWriteArrayList<>();

	private final DisposableServer server;

	private volatile Function<Received, Answer> handler;

	OperatorServer(Function<Received, Answer> handler) {
		this.handler = handler;
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> request.receive()
				.aggregate()
				.asByteArray()
				.defaultIfEmpty(new byte[0])
				.flatMap((body) -> {
					Received call = new Received(request.method().name(), request.uri(),
							request.requestHeaders().entries(), body);
					this.received.add(call);
					return answer(response, this.handler.apply(call));
				}))
			.bindNow();
	}

	void answers(Function<Received, Answer> handler) {
		this.handler = handler;
	}

	/** One answer after the other; the last one stays. */
	static OperatorServer inTurn(Answer... answers) {
		return new OperatorServer(turns(answers));
	}

	static Function<Received, Answer> turns(Answer... answers) {
		List<Answer> left = new CopyOnWriteArrayList<>(answers);
		return (call) -> (left.size() > 1) ? left.remove(0) : left.get(0);
	}

	static Answer text(int status, String words) {
		return new Answer(status, Map.of("Content-Type", "text/plain; charset=utf-8"), words.getBytes());
	}

	static Answer redirect(String location) {
		return new Answer(307, Map.of("Location", location), new byte[0]);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/** The place as a master writes it into {@code Location}. */
	String location() {
		return "//127.0.0.1:" + this.server.port() + "/master/api/v1";
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	private static Mono<Void> answer(HttpServerResponse response, Answer answer) {
		if (answer == NEVER) {
			return Mono.never();
		}
		if (answer == CLOSE) {
			response.withConnection((connection) -> connection.channel().close());
			return Mono.never();
		}
		answer.headers().forEach(response::header);
		response.status(answer.status());
		if (answer.breaksOff()) {
			Flux<ByteBuf> part = Flux.just(Unpooled.wrappedBuffer(answer.body()));
			return response.send(part.concatWith(Mono.error(new IOException("broken on purpose"))), (buffer) -> true)
				.then();
		}
		return response.sendByteArray(Mono.just(answer.body())).then();
	}

	/**
	 * What is answered.
	 */
	record Answer(int status, Map<String, String> headers, byte[] body, boolean breaksOff) {

		Answer(int status, Map<String, String> headers, byte[] body) {
			this(status, headers, body, false);
		}

	}

	/**
	 * What arrived.
	 */
	record Received(String method, String path, List<Map.Entry<String, String>> headers, byte[] body) {

		@Nullable String header(String name) {
			return this.headers.stream()
				.filter((header) -> header.getKey().equalsIgnoreCase(name))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}

	}

}
