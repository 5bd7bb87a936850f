package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.executor.ExecutorCallListener;
import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.executor.ExecutorTemplate;
import io.github.mesosspring.http.MesosWebClients;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
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

	/**
	 * A domain socket has clients of its own, which the application's connector could not
	 * be told to be.
	 */
	@Bean
	@ConditionalOnMissingBean
	MesosWebClients mesosExecutorWebClients(ExecutorEnvironment executor, MesosProperties properties,
			ObjectProvider<WebClient.Builder> builders, ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilders,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<SslBundles> sslBundles) {
		if (executor.domainSocket() != null) {
			return executor.webClients();
		}
		SslBundle bundle = new PropertiesMesosConnectionDetails(properties, sslBundles.getIfAvailable()).getSslBundle();
		return new ConfiguredWebClients(builders.getIfAvailable(WebClient::builder),
				MesosWebClientsConfiguration.reactor(connectorBuilders.getIfAvailable()),
				MesosWebClientsConfiguration.settings(settings.getIfAvailable(HttpClientSettings::defaults), bundle),
				MAX_CALLS);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorTemplate mesosExecutorTemplate(ExecutorEnvironment executor, MesosProperties properties,
			MesosWebClients webClients, ObjectProvider<ExecutorCallListener> listeners) {
		ExecutorTemplate template = new ExecutorTemplate(executor, webClients, properties.getEncoding());
		listeners.orderedStream().forEach(template::addListener);
		return template;
	}

}
