package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.github.mesosspring.election.Election;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.protocol.FrameworkInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the framework id is kept: a store for whose library there is a class is made by a
 * configuration of its own, and what is left over by the last one.
 */
@Configuration(proxyBeanMethods = false)
class MesosFrameworkIdStoreConfiguration {

	private static final Log logger = LogFactory.getLog(MesosFrameworkIdStoreConfiguration.class);

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	FrameworkIdStore mesosFrameworkIdStore(MesosProperties properties, FrameworkInfo frameworkInfo,
			ObjectProvider<Election> election) {
		MesosFrameworkProperties framework = properties.getFramework();
		return switch (framework.getIdStore()) {
			case MEMORY -> memory(election);
			case FILE ->
				file(MesosFrameworkProperties.idFile(framework.getIdFile(), frameworkInfo.getName()), election);
			case ZOOKEEPER -> throw MesosConfigurationException.curatorMissing("mesos.framework.id-store");
			case JDBC -> throw MesosConfigurationException.jdbcMissing();
		};
	}

	private static FrameworkIdStore memory(ObjectProvider<Election> election) {
		if (election.getIfAvailable() != null) {
			throw MesosConfigurationException.electionWithoutSharedStore();
		}
		return FrameworkIdStores.memory();
	}

	private static FrameworkIdStore file(Path file, ObjectProvider<Election> election) {
		if (election.getIfAvailable() != null) {
			logger.warn("There is an election (mesos.election.type), but the framework id is in the file '" + file
					+ "' (mesos.framework.id-store): all instances must be on this machine and use this file, "
					+ "or each that is elected is another framework");
		}
		return FrameworkIdStores.file(file);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LeaderLatch.class)
	@ConditionalOnProperty(name = "mesos.framework.id-store", havingValue = "zookeeper")
	@ConditionalOnMissingBean(value = FrameworkIdStore.class, search = SearchStrategy.CURRENT)
	static class ZooKeeper {

		@Bean
		FrameworkIdStore mesosFrameworkIdStore(CuratorFramework client, MesosProperties properties,
				MesosConnectionDetails connectionDetails, FrameworkInfo frameworkInfo) {
			return FrameworkIdStores.zookeeper(client,
					ZooKeeperPath.of(properties.getZookeeper(), connectionDetails.getMaster(), frameworkInfo),
					Instance.name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JdbcClient.class, PropertiesBasedDataSourceScriptDatabaseInitializer.class })
	@ConditionalOnProperty(name = "mesos.framework.id-store", havingValue = "jdbc")
	@ConditionalOnMissingBean(value = FrameworkIdStore.class, search = SearchStrategy.CURRENT)
	@ConditionalOnSingleCandidate(DataSource.class)
	@EnableConfigurationProperties(MesosJdbcProperties.class)
	@Import(DatabaseInitializationDependencyConfigurer.class)
	@ImportRuntimeHints(SchemaRuntimeHints.class)
	static class Jdbc {

		@Bean
		@Conditional(OnMesosDatabaseInitialization.class)
		PropertiesBasedDataSourceScriptDatabaseInitializer<MesosJdbcProperties> mesosDatabaseInitializer(
				DataSource dataSource, MesosJdbcProperties properties) {
			return new PropertiesBasedDataSourceScriptDatabaseInitializer<>(dataSource, properties);
		}

		@Bean
		@DependsOnDatabaseInitialization
		FrameworkIdStore mesosFrameworkIdStore(DataSource dataSource, MesosJdbcProperties properties,
				FrameworkInfo frameworkInfo, ObjectProvider<Election> election) {
			if (election.getIfAvailable() == null) {
				logger.info("The framework id is in a database and there is no election (mesos.election.type): "
						+ "run one instance of this application only, another would take its framework over");
			}
			return MesosConfigurationException.explain("mesos.framework.jdbc",
					() -> FrameworkIdStores.jdbc(dataSource, properties.getTable(), frameworkInfo.getName()));
		}

	}

	static class SchemaRuntimeHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(MesosJdbcProperties.SCHEMA);
		}

	}

	static class OnMesosDatabaseInitialization extends OnDatabaseInitializationCondition {

		OnMesosDatabaseInitialization() {
			super("Mesos framework id", "mesos.framework.jdbc.initialize-schema");
		}

	}

}
