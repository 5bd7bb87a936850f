package io.github.mesosspring.executor;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.ReactorNettyClients;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link MesosWebClients} that reach the agent through its domain socket, whatever
 * address a request names.
 */
final class DomainSocketWebClients implements MesosWebClients {

	/** One call at a time, and a HEARTBEAT. */
	private static final int MAX_CALL_CONNECTIONS = 4;

	private final DomainSocketLoops loops = new DomainSocketLoops();

	private final ConnectionProvider callConnections = ReactorNettyClients.connections("mesos-executor-calls",
			MAX_CALL_CONNECTIONS);

	private final WebClient stream;

	private final WebClient calls;

	DomainSocketWebClients(Path socket) {
		UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
		this.stream = client(ConnectionProvider.newConnection(), address);
		this.calls = client(this.callConnections, address);
	}

	@Override
	public WebClient stream() {
		return this.stream;
	}

	@Override
	public WebClient calls() {
		return this.calls;
	}

	@Override
	public void close() {
		this.callConnections.dispose();
		this.loops.dispose();
	}

	private WebClient client(ConnectionProvider connections, UnixDomainSocketAddress address) {
		HttpClient client = ReactorNettyClients.configure(HttpClient.create(connections))
			.remoteAddress(() -> address)
			.runOn(this.loops, false)
			.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
				.addAfter(NettyPipeline.HttpCodec, Http11.class.getSimpleName(), new Http11()));
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(client)).build();
	}

}
