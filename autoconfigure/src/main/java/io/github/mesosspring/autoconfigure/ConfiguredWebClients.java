package io.github.mesosspring.autoconfigure;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.ReactorNettyClients;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link MesosWebClients} made of what the application has configured for its HTTP
 * clients, with connections of their own. Those that are made after a reload use the new
 * SSL bundle; the others go on.
 */
class ConfiguredWebClients implements MesosWebClients {

	private static final Log logger = LogFactory.getLog(ConfiguredWebClients.class);

	private static final int MAX_OPERATOR_CONNECTIONS = 16;

	private final ReactorClientHttpConnectorBuilder connectorBuilder;

	private final HttpClientSettings settings;

	private final ConnectionProvider callConnections;

	private final ConnectionProvider operatorConnections = ReactorNettyClients.connections("mesos-operator",
			MAX_OPERATOR_CONNECTIONS);

	private final LoopResources streamLoop = ReactorNettyClients.loop("mesos-stream");

	private final LoopResources callLoop = ReactorNettyClients.loop("mesos-calls");

	private final ReloadableConnector streamConnector;

	private final ReloadableConnector callConnector;

	private final ReloadableConnector operatorConnector;

	private final @Nullable MesosCredentialsProvider credentials;

	private final WebClient stream;

	private final WebClient calls;

	private final WebClient operator;

	/**
	 * Create clients without credentials.
	 * @param builder what all have in common; not changed
	 * @param connectorBuilder what all connectors have in common
	 * @param settings settings for calls; the stream has no read timeout, since it would
	 * end a stream that is merely quiet
	 * @param maxCallConnections how many calls may be under way at once
	 */
	ConfiguredWebClients(WebClient.Builder builder, ReactorClientHttpConnectorBuilder connectorBuilder,
			HttpClientSettings settings, int maxCallConnections) {
		this(builder, connectorBuilder, settings, maxCallConnections, true, (client) -> null);
	}

	/**
	 * Create the clients.
	 * @param builder what all have in common; not changed
	 * @param connectorBuilder what all connectors have in common
	 * @param settings settings for calls
	 * @param maxCallConnections how many calls may be under way at once
	 * @param encryptedOnly whether credentials are sent by https only
	 * @param credentials makes the credentials, if there are any, with a client that
	 * sends none. They are closed with the clients if they can be
	 */
	ConfiguredWebClients(WebClient.Builder builder, ReactorClientHttpConnectorBuilder connectorBuilder,
			HttpClientSettings settings, int maxCallConnections, boolean encryptedOnly,
			Function<WebClient, @Nullable MesosCredentialsProvider> credentials) {
		this.connectorBuilder = connectorBuilder;
		this.settings = settings;
		this.callConnections = ReactorNettyClients.connections("mesos-calls", maxCallConnections);
		this.streamConnector = new ReloadableConnector(streamConnector(settings));
		this.callConnector = new ReloadableConnector(callConnector(settings));
		this.operatorConnector = new ReloadableConnector(operatorConnector(settings));
		// spring.http.codecs.log-request-details would have the credentials logged
		WebClient.Builder discreet = builder.clone()
			.codecs((codecs) -> codecs.defaultCodecs().enableLoggingRequestDetails(false));
		this.credentials = credentials.apply(client(discreet, this.operatorConnector));
		WebClient.Builder authenticated = discreet.clone();
		if (this.credentials != null) {
			authenticated.filter(new MasterAuthentication(this.credentials, encryptedOnly));
		}
		// what http.client.requests says of a stream is the time to its first byte
		this.stream = client(authenticated.clone().observationRegistry(ObservationRegistry.NOOP), this.streamConnector);
		this.calls = client(authenticated, this.callConnector);
		this.operator = client(authenticated, this.operatorConnector);
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

	/**
	 * Make new connections with another SSL bundle from now on.
	 * @param bundle the bundle
	 * @throws RuntimeException if no connector can be made with it; nothing has changed
	 * then
	 */
	void reload(SslBundle bundle) {
		HttpClientSettings renewed = this.settings.withSslBundle(bundle);
		ClientHttpConnector nextStream = streamConnector(renewed);
		ClientHttpConnector nextCalls = callConnector(renewed);
		this.operatorConnector.replace(operatorConnector(renewed));
		this.callConnector.replace(nextCalls);
		this.streamConnector.replace(nextStream);
	}

	@Override
	public void close() {
		this.callConnections.dispose();
		this.operatorConnections.dispose();
		ReactorNettyClients.end(this.callLoop);
		ReactorNettyClients.end(this.streamLoop);
		if (this.credentials instanceof AutoCloseable closeable) {
			try {
				closeable.close();
			}
			catch (Exception ex) {
				logger.warn("The credentials could not be closed", ex);
			}
		}
	}

	private ClientHttpConnector streamConnector(HttpClientSettings settings) {
		return connector(ConnectionProvider.newConnection(), (client) -> client.runOn(this.streamLoop),
				settings.withReadTimeout(null));
	}

	private ClientHttpConnector callConnector(HttpClientSettings settings) {
		return connector(this.callConnections, (client) -> client.runOn(this.callLoop), settings);
	}

	private ClientHttpConnector operatorConnector(HttpClientSettings settings) {
		return connector(this.operatorConnections, UnaryOperator.identity(), settings);
	}

	/**
	 * What the application's connectors run on is set by a customizer of its own, so that
	 * only one after it can say otherwise.
	 */
	private ClientHttpConnector connector(ConnectionProvider connections, UnaryOperator<HttpClient> thread,
			HttpClientSettings settings) {
		return this.connectorBuilder.withHttpClientFactory(() -> HttpClient.create(connections))
			.withHttpClientCustomizer((client) -> thread.apply(customize(client)))
			.build(settings);
	}

	private static WebClient client(WebClient.Builder builder, ClientHttpConnector connector) {
		return builder.clone().clientConnector(connector).build();
	}

	private static HttpClient customize(HttpClient client) {
		return ReactorNettyClients.configure(client).option(ChannelOption.SO_KEEPALIVE, true);
	}

}
