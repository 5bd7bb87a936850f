package io.github.mesosspring.http;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link MesosWebClients} on Reactor Netty with nothing but defaults.
 */
final class ReactorNettyWebClients implements MesosWebClients {

	private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

	/** The ordered lane, the acknowledgements, and room for operator calls. */
	private static final int MAX_CALL_CONNECTIONS = 16;

	private final ConnectionProvider callConnections = ReactorNettyClients.connections("mesos-calls",
			MAX_CALL_CONNECTIONS);

	private final LoopResources streamLoop = ReactorNettyClients.loop("mesos-stream");

	private final LoopResources callLoop = ReactorNettyClients.loop("mesos-calls");

	private final WebClient stream = client(ConnectionProvider.newConnection(), this.streamLoop);

	private final WebClient calls = client(this.callConnections, this.callLoop);

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
		ReactorNettyClients.end(this.callLoop);
		ReactorNettyClients.end(this.streamLoop);
	}

	private static WebClient client(ConnectionProvider connections, LoopResources loop) {
		HttpClient client = ReactorNettyClients.configure(HttpClient.create(connections))
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
			.option(ChannelOption.SO_KEEPALIVE, true)
			.runOn(loop);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(client)).build();
	}

}
