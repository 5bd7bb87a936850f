package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.executor.ExecutorTemplate;
import io.github.mesosspring.http.MesosWebClients;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The way calls take to the agent.
 */
@Configuration(proxyBeanMethods = false)
class MesosExecutorCallConfiguration {

	/** The one that is under way, and some room beside it. */
	private static final int MAX_CALLS = 4;

	@Bean
	@ConditionalOnMissingBean(MesosWebClients.class)
	ConfiguredWebClients mesosExecutorWebClients(ExecutorEnvironment executor, MesosProperties properties,
			ObjectProvider<WebClient.Builder> builders, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilders,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<SslBundles> sslBundles) {
		WebClient.Builder builder = builders.getIfAvailable(WebClient::builder).clone();
		ReactorClientHttpConnectorBuilder connector = MesosWebClientsConfiguration
			.reactor(connectorBuilders.getIfAvailable());
		if (executor.domainSocket() != null) {
			AgentSocket socket = new AgentSocket(executor.domainSocket());
			builder.filter(socket);
			connector = connector.withHttpClientCustomizer(socket::customize);
		}
		SslBundle bundle = new PropertiesMesosConnectionDetails(properties, sslBundles.getIfAvailable()).getSslBundle();
		return new ConfiguredWebClients(builder, connector,
				MesosWebClientsConfiguration.settings(settings.getIfAvailable(HttpClientSettings::defaults), bundle),
				MAX_CALLS);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorTemplate mesosExecutorTemplate(ExecutorEnvironment executor, MesosProperties properties,
			MesosWebClients webClients) {
		return new ExecutorTemplate(executor, webClients, properties.getEncoding());
	}

}
