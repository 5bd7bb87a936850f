package io.github.mesosspring.benchmarks.master;

import java.net.InetSocketAddress;
import java.time.Duration;

import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A master on a free port of the loopback interface. It tells its version and a name,
 * answers SUBSCRIBE according to its {@link Standing} with SUBSCRIBED and heartbeats,
 * accepts every other call and forgets it.
 */
public final class LoopbackMaster implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private static final String PROTOBUF = "application/x-protobuf";

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final DisposableServer server;

	private volatile Standing standing;

	private LoopbackMaster(Standing standing) {
		this.standing = standing;
		this.server = HttpServer.create()
			.host(LOOPBACK)
			.port(0)
			.doOnConnection((connection) -> this.connections.add(connection.channel()))
			.route((routes) -> routes
				.get("/version",
						(request, response) -> response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
							.sendString(Mono.just("{\"version\":\"1.11.0\"}")))
				.get("/name", (request, response) -> response.sendString(Mono.just("neighbour")))
				.post("/api/v1/scheduler", this::answer))
			.bindNow();
	}

	/**
	 * Start a master.
	 * @param standing how it answers at first
	 * @return the master, to be closed
	 */
	public static LoopbackMaster start(Standing standing) {
		return new LoopbackMaster(standing);
	}

	/**
	 * Where it is.
	 */
	public InetSocketAddress address() {
		return (InetSocketAddress) this.server.address();
	}

	/**
	 * Where it is, as {@code host:port}.
	 */
	public String hostAndPort() {
		return LOOPBACK + ":" + this.server.port();
	}

	/**
	 * Answer otherwise from now on.
	 */
	public void become(Standing standing) {
		this.standing = standing;
	}

	/**
	 * End as a killed process does: connections are closed in the middle of what they
	 * carry, and further ones are refused when this method returns.
	 */
	public void kill() {
		this.server.disposeNow();
		this.connections.close().awaitUninterruptibly();
	}

	private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]).flatMap((call) -> {
			Standing now = this.standing;
			if (now instanceof Standing.Following following) {
				InetSocketAddress leader = following.leader();
				return response.status(307)
					.header(HttpHeaderNames.LOCATION,
							"//" + leader.getHostString() + ":" + leader.getPort() + "/master/api/v1/scheduler")
					.send();
			}
			if (now instanceof Standing.Recovering) {
				return response.status(503).sendString(Mono.just("Master has not finished recovery")).then();
			}
			if (!Records.isSubscribe(call)) {
				return response.status(202).send();
			}
			return response.header(HttpHeaderNames.CONTENT_TYPE, PROTOBUF)
				.header("Mesos-Stream-Id", "130ae4e3-6b13-4ef4-baa9-9f2e85c3e9af")
				.sendByteArray(Flux.concat(Mono.just(Records.subscribed(address(), HEARTBEAT)),
						Flux.interval(Duration.ZERO, HEARTBEAT).map((beat) -> Records.heartbeat())))
				.then();
		});
	}

	@Override
	public void close() {
		kill();
	}

}
