package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MasterCredentials;
import io.github.mesosspring.http.MesosWebClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The HTTP clients, made of the application's builder and settings.
 */
@Configuration(proxyBeanMethods = false)
class MesosWebClientsConfiguration {

	/** The ordered lane, and some room beside it and the acknowledgements. */
	private static final int OTHER_CALLS = 4;

	@Bean
	@ConditionalOnMissingBean(value = MesosWebClients.class, search = SearchStrategy.CURRENT)
	ConfiguredWebClients mesosWebClients(MesosProperties properties, MesosConnectionDetails connectionDetails,
			ObjectProvider<WebClient.Builder> builders, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilders,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<MasterCredentials> credentials) {
		WebClient.Builder builder = builders.getIfAvailable(WebClient::builder).clone();
		MasterCredentials ours = credentials.getIfAvailable(() -> configured(connectionDetails));
		if (ours != null) {
			builder.filter(new MasterAuthentication(ours));
		}
		return new ConfiguredWebClients(builder, reactor(connectorBuilders.getIfAvailable()),
				settings(settings.getIfAvailable(HttpClientSettings::defaults), connectionDetails.getSslBundle()),
				properties.getCalls().getAcknowledgeConcurrency() + OTHER_CALLS);
	}

	private static @Nullable MasterCredentials configured(MesosConnectionDetails connectionDetails) {
		String principal = connectionDetails.getPrincipal();
		String secret = connectionDetails.getSecret();
		if (secret == null) {
			return null;
		}
		if (principal == null || principal.indexOf(':') != -1) {
			throw new MesosConfigurationException(
					(principal == null) ? "There is a secret for the Mesos master, but no principal it belongs to."
							: "The principal for the Mesos master contains a colon, "
									+ "which HTTP Basic authentication cannot express.",
					"Set mesos.security.principal to the principal of the secret in mesos.security.secret.");
		}
		return MasterCredentials.basic(principal, secret);
	}

	/**
	 * Another connector than Reactor Netty's could not be told to leave a stream alone.
	 */
	static ReactorClientHttpConnectorBuilder reactor(@Nullable ClientHttpConnectorBuilder<?> configured) {
		return (configured instanceof ReactorClientHttpConnectorBuilder reactor) ? reactor
				: ClientHttpConnectorBuilder.reactor();
	}

	static HttpClientSettings settings(HttpClientSettings settings, @Nullable SslBundle bundle) {
		HttpClientSettings result = settings.withRedirects(HttpRedirects.DONT_FOLLOW);
		return (bundle != null) ? result.withSslBundle(bundle) : result;
	}

}
