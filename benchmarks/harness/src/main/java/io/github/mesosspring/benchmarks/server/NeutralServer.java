package io.github.mesosspring.benchmarks.server;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * A server that every contestant is measured against. The name of a framework that
 * subscribes is the {@link Script} of what it is sent.
 * <p>
 * It prints the port it listens on, and ends when its standard input does.
 */
public final class NeutralServer implements AutoCloseable {

	/** How the line begins that tells the port. */
	public static final String PORT = "PORT ";

	private static final String STREAM_ID = "Mesos-Stream-Id";

	private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

	private final Map<String, EventStream> streams = new ConcurrentHashMap<>();

	private final AtomicInteger subscriptions = new AtomicInteger();

	private final DisposableServer server;

	/**
	 * Start on a free port of the loopback interface.
	 */
	public NeutralServer() {
		this.server = HttpServer.create().host("127.0.0.1").port(0).route(this::routes).bindNow();
	}

	/**
	 * Run until the end of the standard input.
	 * @param args none
	 * @throws Exception if the standard input can not be read
	 */
	public static void main(String[] args) throws Exception {
		try (NeutralServer server = new NeutralServer()) {
			System.out.println(PORT + server.port());
			System.in.transferTo(OutputStream.nullOutputStream());
		}
		System.exit(0);
	}

	/**
	 * The port it listens on.
	 */
	public int port() {
		return this.server.port();
	}

	private void routes(HttpServerRoutes routes) {
		routes.post("/api/v1/scheduler", this::scheduler).get("/next/{framework}", (request, response) -> {
			stream(request).next();
			return response.send();
		})
			.get("/calls/{framework}/{count}",
					(request, response) -> response
						.sendString(stream(request).calls().await(Integer.parseInt(request.param("count")))))
			.get("/version",
					(request, response) -> response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
						.sendString(Mono.just("{\"version\":\"1.11.0\"}")))
			.get("/redirect", (request, response) -> response.send());
	}

	private EventStream stream(HttpServerRequest request) {
		return stream(String.valueOf(request.param("framework")));
	}

	private EventStream stream(String frameworkId) {
		EventStream stream = this.streams.get(frameworkId);
		if (stream == null) {
			throw new IllegalArgumentException("No such framework: " + frameworkId);
		}
		return stream;
	}

	private Publisher<Void> scheduler(HttpServerRequest request, HttpServerResponse response) {
		String streamId = request.requestHeaders().get(STREAM_ID);
		if (streamId == null) {
			return request.receive().aggregate().asByteArray().flatMap((body) -> subscribe(framework(body), response));
		}
		EventStream stream = stream(streamId);
		return request.receive().then(Mono.defer(() -> {
			request.withConnection((connection) -> stream.called(connection.channel().id()));
			return response.status(202).header(HttpHeaderNames.CONTENT_LENGTH, "0").send();
		}));
	}

	private static String framework(byte[] call) {
		try {
			return Call.parseFrom(call).getSubscribe().getFrameworkInfo().getName();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException("No SUBSCRIBE", ex);
		}
	}

	private Mono<Void> subscribe(String name, HttpServerResponse response) {
		String id = "benchmark-" + this.subscriptions.incrementAndGet();
		EventStream stream = new EventStream(id, Script.parse(name));
		this.streams.put(id, stream);
		response.header(HttpHeaderNames.CONTENT_TYPE, "application/x-protobuf").header(STREAM_ID, id);
		return stream.send(response).doFinally((signal) -> this.streams.remove(id));
	}

	@Override
	public void close() {
		this.server.disposeNow(STOP_LIMIT);
	}

}
