package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.election.Election;
import io.github.mesosspring.election.Elections;
import io.github.mesosspring.election.LeaderEventsElection;
import io.github.mesosspring.protocol.FrameworkInfo;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.leader.event.AbstractLeaderEvent;

/**
 * The election, if one was chosen. What is chosen without its library on the class path
 * fails the start.
 */
@Configuration(proxyBeanMethods = false)
class MesosElectionConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnProperty(name = "mesos.election.type", havingValue = "zookeeper")
	Election mesosZooKeeperElectionWithoutCurator() {
		throw MesosConfigurationException.curatorMissing("mesos.election.type");
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	@ConditionalOnProperty(name = "mesos.election.type", havingValue = "events")
	Election mesosLeaderEventsElectionWithoutIntegration() {
		throw MesosConfigurationException.integrationMissing();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LeaderLatch.class)
	@ConditionalOnProperty(name = "mesos.election.type", havingValue = "zookeeper")
	@ConditionalOnMissingBean(value = Election.class, search = SearchStrategy.CURRENT)
	static class ZooKeeper {

		@Bean
		Election mesosElection(CuratorFramework client, MesosProperties properties,
				MesosConnectionDetails connectionDetails, FrameworkInfo frameworkInfo) {
			return Elections.zookeeper(client,
					ZooKeeperPath.of(properties.getZookeeper(), connectionDetails.getMaster(), frameworkInfo)
							+ "/election",
					Instance.name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(AbstractLeaderEvent.class)
	@ConditionalOnProperty(name = "mesos.election.type", havingValue = "events")
	@ConditionalOnMissingBean(value = Election.class, search = SearchStrategy.CURRENT)
	static class LeaderEvents {

		@Bean
		LeaderEventsElection mesosElection(MesosProperties properties) {
			return new LeaderEventsElection(properties.getElection().getRole());
		}

	}

}
