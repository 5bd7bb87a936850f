package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.MesosSubscription;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
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
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<MesosCredentialsProvider> credentials,
			ObjectProvider<MesosCredentialsFactory> factories) {
		MesosCredentialsProvider given = credentials.getIfAvailable();
		return new ConfiguredWebClients(builders.getIfAvailable(WebClient::builder),
				reactor(connectorBuilders.getIfAvailable()),
				settings(settings.getIfAvailable(HttpClientSettings::defaults), connectionDetails.getSslBundle()),
				properties.getCalls().getAcknowledgeConcurrency() + OTHER_CALLS,
				connectionDetails.getSslBundle() != null,
				(client) -> (given != null) ? shared(given) : new ConfiguredCredentials("mesos.security",
						security(properties, connectionDetails), factories.orderedStream())
					.create(client));
	}

	/**
	 * Renews what is made with the bundle, for as long as the application runs.
	 */
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnProperty("mesos.ssl.bundle")
	SslBundleReload mesosSslBundleReload(MesosProperties properties, MesosConnectionDetails connectionDetails,
			MesosWebClients webClients, ObjectProvider<MesosSubscription> subscriptions,
			ObjectProvider<SslBundles> bundles) {
		String name = String.valueOf(properties.getSsl().getBundle()).trim();
		MesosSubscription subscription = subscriptions.getIfUnique();
		SslBundleReload reload = new SslBundleReload(name,
				(bundle) -> ((ConfiguredWebClients) webClients).reload(bundle), () -> {
					if (subscription != null) {
						subscription.resubscribe(SessionLoss.TLS_RENEWED, "The certificates were renewed");
					}
				}, Schedulers.boundedElastic());
		bundles.ifAvailable((all) -> {
			// details of another origin may bring a bundle of their own
			if (webClients instanceof ConfiguredWebClients && all.getBundleNames().contains(name)
					&& all.getBundle(name) == connectionDetails.getSslBundle()) {
				all.addBundleUpdateHandler(name, reload::updated);
			}
		});
		return reload;
	}

	/**
	 * A bean of the application is closed by it alone.
	 */
	private static MesosCredentialsProvider shared(MesosCredentialsProvider given) {
		return new MesosCredentialsProvider() {

			@Override
			public Mono<String> authorization() {
				return given.authorization();
			}

			@Override
			public Mono<String> refresh(String refused) {
				return given.refresh(refused);
			}

		};
	}

	/**
	 * Details of another origin replace the properties.
	 */
	private static MesosSecurityProperties security(MesosProperties properties,
			MesosConnectionDetails connectionDetails) {
		if (connectionDetails instanceof PropertiesMesosConnectionDetails) {
			return properties.getSecurity();
		}
		MesosSecurityProperties details = new MesosSecurityProperties();
		details.setPrincipal(connectionDetails.getPrincipal());
		details.setSecret(connectionDetails.getSecret());
		details.setToken(connectionDetails.getToken());
		return details;
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
