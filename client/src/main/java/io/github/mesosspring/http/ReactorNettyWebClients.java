package io.github.mesosspring.http;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link MesosWebClients} on Reactor Netty with nothing but defaults.
 */
final class ReactorNettyWebClients implements MesosWebClients {

	private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

	/** The ordered lane, the acknowledgements, and room for operator calls. */
	private static final int MAX_CALL_CONNECTIONS = 16;

	/** Shorter than what firewalls usually tolerate; masters never close idle ones. */
	private static final Duration MAX_IDLE = Duration.ofSeconds(30);

	private final ConnectionProvider callConnections = ConnectionProvider.builder("mesos-calls")
		.maxConnections(MAX_CALL_CONNECTIONS)
		.maxIdleTime(MAX_IDLE)
		.build();

	private final WebClient stream = client(ConnectionProvider.newConnection());

	private final WebClient calls = client(this.callConnections);

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
	}

	/**
	 * Reactor Netty repeats a request whose connection was reset, which could subscribe
	 * or launch twice.
	 */
	private static WebClient client(ConnectionProvider connections) {
		HttpClient client = HttpClient.create(connections)
			.protocol(HttpProtocol.HTTP11)
			.compress(false)
			.followRedirect(false)
			.disableRetry(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
			.option(ChannelOption.SO_KEEPALIVE, true);
		return WebClient.builder().clientConnector(new ReactorClientHttpConnector(client)).build();
	}

}
