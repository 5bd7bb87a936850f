package io.github.mesosspring.autoconfigure;

import java.util.Arrays;

import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The way to the operator APIs, which costs nothing until it is used.
 */
@Configuration(proxyBeanMethods = false)
class MesosOperatorConfiguration {

	private static final String PREFIX = "mesos.operator.agents";

	private static final String HTTPS = "https://";

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MesosOperatorTemplate mesosOperatorTemplate(MesosProperties properties, MesosConnectionDetails connectionDetails,
			MesosWebClients webClients, LeaderDetector leaderDetector, AgentCredentials agentCredentials) {
		MesosOperatorProperties operator = properties.getOperator();
		MesosOperatorTemplate.Builder builder = MesosOperatorTemplate
			.builder(webClients, properties.getEncoding().codec(), leaderDetector)
			.agentCredentials(agentCredentials.credentials())
			.agents(isSecure(connectionDetails) ? "https" : "http", properties.getLeader().getAddress());
		MesosConfigurationException.explain("mesos.operator",
				() -> builder.timeout(operator.getTimeout()).maxAnswerSize(operator.getMaxAnswerSize().toBytes()));
		return builder.build();
	}

	/**
	 * Whether the cluster uses https: masters and agents do so together.
	 */
	private static boolean isSecure(MesosConnectionDetails connectionDetails) {
		if (connectionDetails.getSslBundle() != null) {
			return true;
		}
		try {
			return Arrays.stream(connectionDetails.getMaster().split(","))
				.anyMatch((master) -> master.strip().regionMatches(true, 0, HTTPS, 0, HTTPS.length()));
		}
		catch (MesosConfigurationException ex) {
			// a LeaderDetector of the application needs no mesos.master
			return false;
		}
	}

	/**
	 * The credentials for agents, if there are any.
	 */
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	AgentCredentials mesosAgentCredentials(MesosProperties properties, MesosWebClients webClients,
			ObjectProvider<MesosCredentialsFactory> factories) {
		MesosSecurityProperties agents = properties.getOperator().getAgents();
		WebClient client = webClients.operator().mutate().filters((filters) -> filters.clear()).build();
		MesosCredentialsProvider credentials = new ConfiguredCredentials(PREFIX, agents, factories.orderedStream())
			.create(client);
		if (credentials == null && StringUtils.hasText(agents.getPrincipal())) {
			throw new MesosConfigurationException(
					"There is a principal for Mesos agents in '" + PREFIX + ".principal', but no secret of it.",
					"Set " + PREFIX + ".secret, or remove " + PREFIX + ".principal.");
		}
		return new AgentCredentials(credentials);
	}

	/**
	 * Not a {@link MesosCredentialsProvider}: one of those as a bean is for masters.
	 *
	 * @param credentials the credentials, or {@code null} for none
	 */
	record AgentCredentials(@Nullable MesosCredentialsProvider credentials) implements AutoCloseable {

		@Override
		public void close() throws Exception {
			if (this.credentials instanceof AutoCloseable closeable) {
				closeable.close();
			}
		}

	}

}
