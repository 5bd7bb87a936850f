package io.github.mesosspring.autoconfigure;

import java.util.Arrays;

import io.github.mesosspring.http.MasterCredentials;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The way to the operator APIs, which costs nothing until it is used.
 */
@Configuration(proxyBeanMethods = false)
class MesosOperatorConfiguration {

	private static final String HTTPS = "https://";

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MesosOperatorTemplate mesosOperatorTemplate(MesosProperties properties, MesosConnectionDetails connectionDetails,
			MesosWebClients webClients, LeaderDetector leaderDetector) {
		MesosOperatorProperties operator = properties.getOperator();
		MesosOperatorTemplate.Builder builder = MesosOperatorTemplate
			.builder(webClients, properties.getEncoding().codec(), leaderDetector)
			.agentCredentials(credentials(operator.getAgents()))
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

	private static @Nullable MasterCredentials credentials(MesosOperatorProperties.Agents agents) {
		String principal = agents.getPrincipal();
		if (!StringUtils.hasText(agents.getSecret())) {
			if (StringUtils.hasText(principal)) {
				throw new MesosConfigurationException("There is a principal for Mesos agents, but no secret of it.",
						"Set mesos.operator.agents.secret, or remove mesos.operator.agents.principal.");
			}
			return null;
		}
		if (principal == null || principal.isBlank() || principal.indexOf(':') != -1) {
			throw new MesosConfigurationException(
					"There is a secret for Mesos agents, but no principal it belongs to, or one with a colon.",
					"Set mesos.operator.agents.principal to the principal of the secret in "
							+ "mesos.operator.agents.secret.");
		}
		return MasterCredentials.basic(principal, agents.getSecret());
	}

}
