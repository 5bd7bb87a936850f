package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A master over real HTTP that does to each request what the test planned for it; the
 * last plan stays.
 */
final class ScriptedMaster implements AutoCloseable {

	final List<Request> requests = new CopyOnWriteArrayList<>();

	final List<Stream> streams = new CopyOnWriteArrayList<>();

	/** What it tells of itself; nothing if empty. */
	volatile String version = "";

	private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request,
				response) -> request.uri().equals("/version") ? request.receive().then(tellVersion(response))
						: request.receive()
							.aggregate()
							.asByteArray()
							.flatMap((body) -> Mono.from(serve(new Request(request.uri(), request.method().name(),
									request.requestHeaders().copy(), body), response))))
		.bindNow(Duration.ofSeconds(10));

	String address() {
		return "127.0.0.1:" + this.server.port();
	}

	ScriptedMaster then(Script script) {
		this.scripts.add(script);
		return this;
	}

	ScriptedMaster thenSubscribe(String frameworkId) {
		return thenStream(TestEvents.frames(TestEvents.subscribed(frameworkId)));
	}

	ScriptedMaster thenStream(byte[] first) {
		return then((request, response) -> {
			Stream stream = new Stream(this.streams.size() + 1);
			stream.send(first);
			Publisher<Void> sent = stream.answer(response);
			this.streams.add(stream);
			return sent;
		});
	}

	ScriptedMaster thenStatus(int status, String body) {
		return then((request, response) -> response.status(status).sendString(Mono.just(body)));
	}

	ScriptedMaster thenRedirect(String location) {
		return then((request, response) -> response.status(307).header("Location", location).send());
	}

	ScriptedMaster thenSilence() {
		return then((request, response) -> Mono.never());
	}

	ScriptedMaster thenHangUp() {
		return then((request, response) -> {
			response.withConnection((connection) -> connection.channel().close());
			return Mono.never();
		});
	}

	/** A reset after the request was read. */
	ScriptedMaster thenReset() {
		return then((request, response) -> {
			response.withConnection((connection) -> reset(connection));
			return Mono.never();
		});
	}

	Stream lastStream() {
		return this.streams.get(this.streams.size() - 1);
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(10));
	}

	private static void reset(Connection connection) {
		connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
		connection.channel().close();
	}

	private Mono<Void> tellVersion(HttpServerResponse response) {
		return response.sendString(Mono.just("{\"version\":\"" + this.version + "\"}")).then();
	}

	private Publisher<Void> serve(Request request, HttpServerResponse response) {
		this.requests.add(request);
		Script script = (this.scripts.size() > 1) ? this.scripts.poll() : this.scripts.peek();
		return (script != null) ? script.answer(request, response) : response.status(503).send();
	}

	/**
	 * What becomes of a request.
	 */
	interface Script {

		Publisher<Void> answer(Request request, HttpServerResponse response);

	}

	/**
	 * A request as it arrived.
	 */
	record Request(String uri, String method, HttpHeaders headers, byte[] body) {

		Call call() throws InvalidProtocolBufferException {
			return Call.parseFrom(this.body);
		}

	}

	/**
	 * The stream of one subscription.
	 */
	static final class Stream {

		private final Sinks.Many<ByteBuf> bytes = Sinks.many().unicast().onBackpressureBuffer();

		private final AtomicBoolean closed = new AtomicBoolean();

		private final int number;

		private volatile @Nullable Connection connection;

		Stream(int number) {
			this.number = number;
		}

		Publisher<Void> answer(HttpServerResponse response) {
			response.withConnection((opened) -> {
				this.connection = opened;
				opened.onDispose(() -> this.closed.set(true));
			});
			return response.status(200)
				.header("Content-Type", "application/x-protobuf")
				.header("Mesos-Stream-Id", "stream-" + this.number)
				.send(this.bytes.asFlux(), (buffer) -> true);
		}

		Stream send(Event... events) {
			return send(TestEvents.frames(events));
		}

		Stream send(byte[] data) {
			this.bytes.tryEmitNext(Unpooled.wrappedBuffer(data)).orThrow();
			return this;
		}

		/** The last chunk. */
		void end() {
			this.bytes.tryEmitComplete().orThrow();
		}

		/** A reset, as when the master is killed. */
		void cut() {
			Connection open = this.connection;
			if (open != null) {
				reset(open);
			}
		}

		boolean isClosed() {
			return this.closed.get();
		}

	}

}
