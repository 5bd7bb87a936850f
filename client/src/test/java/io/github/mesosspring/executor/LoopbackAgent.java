package io.github.mesosspring.executor;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.executor.Call;
import io.netty.buffer.Unpooled;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * An agent over real HTTP: answers each SUBSCRIBE with the next of what it was given, and
 * every other call with 202.
 */
final class LoopbackAgent implements AutoCloseable {

	final List<Call> calls = new CopyOnWriteArrayList<>();

	private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();

	private final MessageCodec codec;

	private final DisposableServer server;

	LoopbackAgent(MessageCodec codec) {
		this.codec = codec;
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> request.receive()
				.aggregate()
				.asByteArray()
				.flatMapMany((body) -> answer(this.codec.decode(body, Call.getDefaultInstance()), response)))
			.bindNow();
	}

	String address() {
		return "127.0.0.1:" + this.server.port();
	}

	/**
	 * Answer a SUBSCRIBE with a stream that goes on and on.
	 */
	LoopbackAgent streaming(List<byte[]> chunks) {
		this.replies.add(new Reply(200, Flux.fromIterable(chunks).concatWith(Flux.never())));
		return this;
	}

	/**
	 * Answer a SUBSCRIBE with a stream that gets its last chunk.
	 */
	LoopbackAgent ending(List<byte[]> chunks) {
		this.replies.add(new Reply(200, Flux.fromIterable(chunks)));
		return this;
	}

	/**
	 * Answer a SUBSCRIBE with a stream whose connection breaks.
	 */
	LoopbackAgent breaking(List<byte[]> chunks) {
		this.replies.add(new Reply(200, Flux.fromIterable(chunks).concatWith(Mono.error(ClosedChannelException::new))));
		return this;
	}

	/**
	 * Answer a SUBSCRIBE with an error.
	 */
	LoopbackAgent refusing(int status, String words) {
		this.replies.add(new Reply(status, Flux.just(words.getBytes(StandardCharsets.UTF_8))));
		return this;
	}

	List<Call> calls(Call.Type type) {
		return this.calls.stream().filter((call) -> call.getType() == type).toList();
	}

	@Override
	public void close() {
		this.server.disposeNow();
	}

	private Publisher<Void> answer(Call call, HttpServerResponse response) {
		this.calls.add(call);
		if (call.getType() != Call.Type.SUBSCRIBE) {
			return response.status(202).send();
		}
		Reply reply = this.replies.poll();
		if (reply == null) {
			return response.status(503).send();
		}
		return response.status(reply.status())
			.header("Content-Type", this.codec.mediaType())
			.send(reply.body().map(Unpooled::wrappedBuffer), (buffer) -> true);
	}

	/**
	 * What a SUBSCRIBE is answered with.
	 *
	 * @param status the status
	 * @param body the body
	 */
	private record Reply(int status, Flux<byte[]> body) {

	}

}
