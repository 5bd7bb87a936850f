package io.github.mesosspring.embedded.http;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * The HTTP server of a master or an agent, on 127.0.0.1 unless told otherwise. It reads
 * requests, hands them to its routes and writes answers and event streams. Until it is
 * told what to serve it knows no route, as a process that is starting. Thread-safe.
 */
public final class HttpFront {

	private static final int MAX_BODY = 64 * 1024 * 1024;

	private static final int MAX_HEADERS = 64 * 1024;

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final LoopResources loops;

	private final Set<Channel> connections = ConcurrentHashMap.newKeySet();

	private final DisposableServer server;

	private volatile @Nullable HttpRoutes routes;

	/**
	 * Listen.
	 * @param name what its threads are called
	 * @param port the port, 0 for any free one
	 * @throws IllegalStateException if the port is in use
	 */
	public HttpFront(String name, int port) {
		this(name, "127.0.0.1", port, null);
	}

	/**
	 * Listen on an address of somebody's choice.
	 * @param name what its threads are called
	 * @param address the address; whoever can reach it can run commands
	 * @param port the port, 0 for any free one
	 * @param tls how it speaks TLS, {@code null} if it does not
	 * @throws IllegalStateException if the port is in use
	 * @throws IllegalArgumentException if the certificates cannot be used
	 */
	public HttpFront(String name, String address, int port, @Nullable TlsSettings tls) {
		SslContext context = (tls != null) ? tls.context() : null;
		this.loops = LoopResources.create(name, 1, 1, true);
		HttpServer plain = HttpServer.create();
		HttpServer server = (context != null) ? plain.secure((spec) -> spec.sslContext(context)) : plain;
		try {
			this.server = server.host(address)
				.port(port)
				.protocol(HttpProtocol.HTTP11)
				.runOn(this.loops, false)
				.httpRequestDecoder((decoder) -> decoder.maxHeaderSize(MAX_HEADERS))
				.doOnChannelInit((observer, channel, remote) -> {
					this.connections.add(channel);
					channel.closeFuture().addListener((closed) -> this.connections.remove(channel));
					channel.pipeline()
						.addAfter(NettyPipeline.HttpCodec, "mesosRequestDecompressor", new HttpContentDecompressor(0))
						.addAfter(NettyPipeline.HttpCodec, "mesosWireHabits", new WireHabits());
				})
				.handle(this::handle)
				.bindNow();
		}
		catch (RuntimeException ex) {
			this.loops.dispose();
			throw new IllegalStateException("Embedded Mesos cannot listen on " + address + ":" + port
					+ "; choose another port, or 0 for any free one", ex);
		}
	}

	/**
	 * The port it listens on.
	 * @return the port
	 */
	public int port() {
		return ((InetSocketAddress) this.server.address()).getPort();
	}

	/**
	 * Serve from now on.
	 * @param routes what
	 */
	public void serve(HttpRoutes routes) {
		this.routes = routes;
	}

	/**
	 * Close all connections, whatever is still to be written.
	 */
	public void cutConnections() {
		this.connections.forEach(Channel::close);
	}

	private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Channel[] channel = new Channel[1];
		request.withConnection((connection) -> channel[0] = connection.channel());
		// All of it before the answer: docs/decisions/0008.
		return request.receive()
			.asByteArray()
			.collect(ByteArrayOutputStream::new, HttpFront::append)
			.flatMap((body) -> answer(request, response, body.toByteArray(), channel[0]));
	}

	private static void append(ByteArrayOutputStream body, byte[] part) {
		if (body.size() + part.length > MAX_BODY) {
			throw new IllegalStateException("A request body is over " + MAX_BODY + " bytes");
		}
		body.writeBytes(part);
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response, byte[] body, Channel channel) {
		HttpRoutes current = this.routes;
		HttpCall call = new HttpCall(request.method().name(), request.uri(), request.requestHeaders(), body);
		CompletableFuture<HttpAnswer> answer = (current != null)
				? current.handle(call).thenApply((given) -> Compression.apply(given, call.header("Accept-Encoding")))
				: CompletableFuture.completedFuture(HttpAnswer.notFound());
		// Not part of the chain below, which ends early if the client goes away
		// meanwhile.
		answer.thenAccept((given) -> {
			HttpAnswer meant = (given instanceof HttpAnswer.Undelivered undelivered) ? undelivered.answer() : given;
			if (meant instanceof HttpAnswer.Subscription subscription) {
				channel.closeFuture().addListener((closed) -> subscription.stream().connectionClosed());
				subscription.stream().cut().subscribe((nothing) -> {
				}, (error) -> {
				}, () -> reset(channel));
			}
		});
		return Mono.fromFuture(answer, true).flatMap((given) -> write(given, response, channel));
	}

	private static void reset(Channel channel) {
		channel.config().setOption(ChannelOption.SO_LINGER, 0);
		channel.close();
	}

	private static Mono<Void> write(HttpAnswer answer, HttpServerResponse response, Channel channel) {
		if (answer instanceof HttpAnswer.Complete complete) {
			return complete.after().then(Mono.defer(() -> write(complete, response)));
		}
		if (answer instanceof HttpAnswer.Subscription subscription) {
			return write(subscription, response);
		}
		if (!(answer instanceof HttpAnswer.Undelivered undelivered) || undelivered.closes()) {
			channel.close();
		}
		return Mono.never();
	}

	private static Mono<Void> write(HttpAnswer.Complete answer, HttpServerResponse response) {
		response.status(HttpResponseStatus.valueOf(answer.status()));
		answer.headers().forEach(response::header);
		if (answer.contentType() != null) {
			response.header("Content-Type", answer.contentType());
		}
		response.header("Content-Length", Integer.toString(answer.body().length));
		return response.sendObject(Unpooled.wrappedBuffer(answer.body())).then();
	}

	private static Mono<Void> write(HttpAnswer.Subscription answer, HttpServerResponse response) {
		EventStream stream = answer.stream();
		response.status(HttpResponseStatus.OK).header("Content-Type", stream.mediaType()).chunkedTransfer(true);
		if (!stream.id().isEmpty()) {
			response.header(EventStream.ID_HEADER, stream.id());
		}
		return response.sendHeaders()
			.send(stream.chunks(), (chunk) -> true)
			.then()
			.doFinally((signal) -> stream.wasWritten());
	}

	/**
	 * Stop listening and close all connections, in bounded time.
	 */
	public void close() {
		this.routes = null;
		this.server.dispose();
		cutConnections();
		this.loops.disposeLater(Duration.ZERO, CLOSE_TIMEOUT).onErrorComplete().block(CLOSE_TIMEOUT.plusSeconds(1));
	}

}
