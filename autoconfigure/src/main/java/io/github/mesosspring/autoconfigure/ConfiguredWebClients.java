package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.ReactorNettyClients;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link MesosWebClients} made of what the application has configured for its HTTP
 * clients, with connections of their own.
 */
class ConfiguredWebClients implements MesosWebClients {

	private static final int MAX_OPERATOR_CONNECTIONS = 16;

	private final ConnectionProvider callConnections;

	private final ConnectionProvider operatorConnections = ReactorNettyClients.connections("mesos-operator",
			MAX_OPERATOR_CONNECTIONS);

	private final WebClient stream;

	private final WebClient calls;

	private final WebClient operator;

	/**
	 * Create the clients.
	 * @param builder what both have in common; not changed
	 * @param connectorBuilder what both connectors have in common
	 * @param settings settings for calls; the stream has no read timeout, since it would
	 * end a stream that is merely quiet
	 * @param maxCallConnections how many calls may be under way at once
	 */
	ConfiguredWebClients(WebClient.Builder builder, ReactorClientHttpConnectorBuilder connectorBuilder,
			HttpClientSettings settings, int maxCallConnections) {
		this.callConnections = ReactorNettyClients.connections("mesos-calls", maxCallConnections);
		// what http.client.requests says of a stream is the time to its first byte
		this.stream = client(builder.clone().observationRegistry(ObservationRegistry.NOOP), connectorBuilder,
				ConnectionProvider.newConnection(), settings.withReadTimeout(null));
		this.calls = client(builder, connectorBuilder, this.callConnections, settings);
		this.operator = client(builder, connectorBuilder, this.operatorConnections, settings);
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
	public WebClient operator() {
		return this.operator;
	}

	@Override
	public void close() {
		this.callConnections.dispose();
		this.operatorConnections.dispose();
	}

	private static WebClient client(WebClient.Builder builder, ReactorClientHttpConnectorBuilder connectorBuilder,
			ConnectionProvider connections, HttpClientSettings settings) {
		ClientHttpConnector connector = connectorBuilder.withHttpClientFactory(() -> HttpClient.create(connections))
			.withHttpClientCustomizer(ConfiguredWebClients::customize)
			.build(settings);
		return builder.clone().clientConnector(connector).build();
	}

	private static HttpClient customize(HttpClient client) {
		return ReactorNettyClients.configure(client).option(ChannelOption.SO_KEEPALIVE, true);
	}

}
