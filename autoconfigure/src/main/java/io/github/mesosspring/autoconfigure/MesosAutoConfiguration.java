package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a Mesos framework: one
 * subscription, the calls it makes possible and the dispatch of its events.
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, WebClientAutoConfiguration.class },
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.cloud.zookeeper.ZookeeperAutoConfiguration" })
@ConditionalOnClass({ MesosSubscription.class, WebClient.class })
@ConditionalOnBooleanProperty(name = "mesos.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "mesos.executor.enabled", havingValue = false, matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "mesos.framework.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MesosProperties.class)
@Import({ MesosThreadConfiguration.class, MesosWebClientsConfiguration.class, MesosFrameworkConfiguration.class,
		MesosZooKeeperConfiguration.class, MesosElectionConfiguration.class, MesosFrameworkIdStoreConfiguration.class,
		MesosRecordConfiguration.class, MesosCallConfiguration.class, MesosEventConfiguration.class,
		MesosReconciliationConfiguration.class, MesosSubscriptionConfiguration.class,
		MesosOperatorConfiguration.class })
public final class MesosAutoConfiguration {

	MesosAutoConfiguration(MesosProperties properties, Environment environment) {
		WrongCombinations.refuse(properties, environment);
	}

	@Bean
	static AgentEnvironmentBindHandlerAdvisor mesosAgentEnvironmentBindHandlerAdvisor(Environment environment) {
		return new AgentEnvironmentBindHandlerAdvisor(environment);
	}

	@Bean
	static ServiceConnectionsAsFallback mesosServiceConnectionsAsFallback() {
		return new ServiceConnectionsAsFallback();
	}

	@Bean
	@ConditionalOnMissingBean(value = MesosConnectionDetails.class, search = SearchStrategy.CURRENT)
	PropertiesMesosConnectionDetails mesosConnectionDetails(MesosProperties properties,
			ObjectProvider<SslBundles> sslBundles, ObjectProvider<MesosConnectionRoute> route) {
		return new PropertiesMesosConnectionDetails(properties, sslBundles.getIfAvailable(), route.getIfAvailable());
	}

}
