package io.github.mesosspring.autoconfigure;

import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.mesosspring.election.Election;
import io.github.mesosspring.election.LeaderEventsElection;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.FrameworkID;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.imps.CuratorFrameworkState;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.KeeperException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Where the framework id is kept and which instance is the framework, as configured.
 */
@ExtendWith(OutputCaptureExtension.class)
class MesosStoreAndElectionTests {

	private static final FrameworkID ID = FrameworkID.newBuilder().setValue("201f-0001").build();

	private static TestingServer server;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.auto-startup=false");

	private final ApplicationContextRunner zooKeeperRunner = this.contextRunner.withPropertyValues(
			"mesos.framework.id-store=zookeeper", "mesos.zookeeper.connect-string=" + server.getConnectString());

	private final ApplicationContextRunner jdbcRunner = this.contextRunner
		.withPropertyValues("mesos.framework.id-store=jdbc", "spring.datasource.generate-unique-name=true");

	@BeforeAll
	static void startServer() throws Exception {
		server = new TestingServer();
	}

	@AfterAll
	static void stopServer() throws Exception {
		server.close();
	}

	@Test
	void keepsTheIdInZooKeeperBelowTheNameOfTheFramework() {
		this.zooKeeperRunner.withPropertyValues("spring.application.name=a/b ä").run((context) -> {
			keepsAnId(context.getBean(FrameworkIdStore.class));
			CuratorFramework client = context.getBean(CuratorFramework.class);
			assertThat(client.getData().forPath("/mesos-frameworks/a%2Fb%20%C3%A4/framework-id"))
				.isEqualTo("201f-0001\n".getBytes());
			assertThat(client.getZookeeperClient().getLastNegotiatedSessionTimeoutMs()).isEqualTo(10_000);
		});
	}

	@Test
	void closesItsClientOfZooKeeperAfterTheSubscription() {
		CuratorFramework[] seen = new CuratorFramework[1];
		this.zooKeeperRunner.withPropertyValues("mesos.auto-startup=true", "mesos.master=127.0.0.1:1")
			.run((context) -> seen[0] = context.getBean(CuratorFramework.class));
		assertThat(seen[0].getState()).isEqualTo(CuratorFrameworkState.STOPPED);
		try (CuratorFramework client = client()) {
			// a store closed in order leaves no hold behind, a client closed too early
			// would
			assertThat(client.checkExists().forPath("/mesos-frameworks/jobs/holder")).satisfiesAnyOf(
					(stat) -> assertThat(stat).isNull(), (stat) -> assertThat(stat.getNumChildren()).isZero());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void hasNoClientOfZooKeeperWithoutNeed() {
		this.contextRunner.withPropertyValues("mesos.framework.id-store=memory", "mesos.zookeeper.connect-string=x:1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CuratorFramework.class));
	}

	@Test
	void usesTheClientOfTheApplication() {
		this.contextRunner
			.withPropertyValues("mesos.framework.id-store=zookeeper", "mesos.election.type=zookeeper",
					"mesos.zookeeper.path=/own/place")
			.withBean("mine", CuratorFramework.class, MesosStoreAndElectionTests::client)
			.run((context) -> {
				assertThat(context).hasSingleBean(CuratorFramework.class).hasBean("mine");
				keepsAnId(context.getBean(FrameworkIdStore.class));
				assertThat(context.getBean(CuratorFramework.class).checkExists().forPath("/own/place/framework-id"))
					.isNotNull();
			});
	}

	@Test
	void shutsOthersOutOfItsNodesIfItHasAUser() {
		this.zooKeeperRunner
			.withPropertyValues("mesos.zookeeper.username=jobs", "mesos.zookeeper.password=geheim",
					"mesos.zookeeper.path=/shared/private")
			.run((context) -> {
				keepsAnId(context.getBean(FrameworkIdStore.class));
				try (CuratorFramework stranger = client()) {
					assertThatExceptionOfType(KeeperException.NoAuthException.class)
						.isThrownBy(() -> stranger.getData().forPath("/shared/private/framework-id"));
					stranger.create().forPath("/shared/another");
				}
			});
	}

	@ParameterizedTest
	@CsvSource({ "zk://z:2181/mesos, /mesos, x:1", "zk://z:2181/mesos, /mesos/frameworks/jobs, x:1",
			"zk://bob:geheim@z:2181/a/b/, /b/c, x:1/a" })
	void keepsAwayFromThePathOfTheMasters(String master, String path, String connectString) {
		assertThat(failureOf(this.contextRunner
			.withPropertyValues("mesos.framework.id-store=zookeeper", "mesos.master=" + master,
					"mesos.zookeeper.path=" + path, "mesos.zookeeper.connect-string=" + connectString)
			.withBean(LeaderDetector.class, () -> mock(LeaderDetector.class))))
			.contains("'mesos.zookeeper.path' leads to", "is where the masters of 'mesos.master' keep their data")
			.doesNotContain("geheim");
	}

	@ParameterizedTest
	@ValueSource(strings = { "relative", "/end/", "/double//slash", "/a/../b" })
	void refusesAPathThatIsNone(String path) {
		assertThat(failureOf(this.zooKeeperRunner.withPropertyValues("mesos.zookeeper.path=" + path)))
			.contains("'mesos.zookeeper.path' is '" + path + "', which ZooKeeper does not accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.framework.id-store", "mesos.election.type" })
	void saysWhatZooKeeperNeeds(String key) {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(key + "=zookeeper");
		assertThat(failureOf(runner)).contains("'mesos.zookeeper.connect-string' is not set",
				"Set mesos.zookeeper.connect-string");
		assertThat(failureOf(runner.withClassLoader(new FilteredClassLoader("org.apache.curator"))))
			.contains("'" + key + "' is 'zookeeper'", "org.apache.curator:curator-recipes");
	}

	@Test
	void saysThatZooKeeperDoesNotAnswer() {
		assertThat(failureOf(this.contextRunner.withPropertyValues("mesos.framework.id-store=zookeeper",
				"mesos.zookeeper.connect-string=127.0.0.1:1", "mesos.zookeeper.connection-timeout=200ms",
				"mesos.auto-startup=true")))
			.contains("no ZooKeeper answers at '127.0.0.1:1'", "mesos.framework.id-store=zookeeper");
	}

	@Test
	void keepsTheIdInTheDatabaseWhoseTableItCreatesInEmbeddedOnes() {
		this.jdbcRunner.run((context) -> {
			keepsAnId(context.getBean(FrameworkIdStore.class));
			assertThat(JdbcClient.create(context.getBean(DataSource.class))
				.sql("select framework_id from mesos_framework where name = 'jobs'")
				.query(String.class)
				.single()).isEqualTo("201f-0001");
		});
	}

	@Test
	void createsNoTableIfItShallNot() {
		ApplicationContextRunner runner = this.jdbcRunner
			.withPropertyValues("mesos.framework.jdbc.initialize-schema=never", "mesos.master=127.0.0.1:1");
		assertThat(failureOf(runner.withPropertyValues("mesos.auto-startup=true")))
			.contains("row 'jobs' of the table 'mesos_framework' cannot be used", "initialize-schema");
	}

	@Test
	void saysThatADatabaseWithoutElectionIsForOneInstance(CapturedOutput output) {
		Logger logger = (Logger) LoggerFactory.getLogger(MesosFrameworkIdStoreConfiguration.class);
		logger.setLevel(Level.INFO);
		try {
			this.jdbcRunner.run((context) -> assertThat(context).hasNotFailed());
			assertThat(output).containsOnlyOnce("run one instance of this application only");
			this.jdbcRunner.withPropertyValues("mesos.election.type=events")
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(output).containsOnlyOnce("run one instance of this application only");
		}
		finally {
			logger.setLevel(null);
		}
	}

	@Test
	void usesAnotherTable() {
		this.jdbcRunner
			.withPropertyValues("mesos.framework.jdbc.table=own_ids",
					"mesos.framework.jdbc.schema=classpath:own-ids.sql")
			.run((context) -> keepsAnId(context.getBean(FrameworkIdStore.class)));
		assertThat(failureOf(this.jdbcRunner.withPropertyValues("mesos.framework.jdbc.table=a b")))
			.contains("below 'mesos.framework.jdbc'", "'a b' is no name of a table");
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.jdbc", "org.springframework.boot.jdbc", "org.h2" })
	void saysWhatADatabaseNeeds(String missing) {
		assertThat(failureOf(new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=jdbc")
			.withClassLoader(new FilteredClassLoader(missing))))
			.contains("'mesos.framework.id-store' is 'jdbc'", "spring-boot-starter-jdbc", "spring.datasource.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zookeeper", "jdbc", "file", "memory" })
	void storeOfTheApplicationReplacesAnyOther(String chosen) {
		this.zooKeeperRunner.withPropertyValues("mesos.framework.id-store=" + chosen)
			.withBean("mine", FrameworkIdStore.class, FrameworkIdStores::memory)
			.run((context) -> assertThat(context).hasSingleBean(FrameworkIdStore.class).hasBean("mine"));
	}

	@Test
	void hasNoElectionUnlessOneIsChosen() {
		this.contextRunner.withPropertyValues("mesos.framework.id-store=memory")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Election.class));
	}

	@Test
	void electsInZooKeeper() {
		this.zooKeeperRunner.withPropertyValues("mesos.election.type=zookeeper")
			.run((context) -> assertThat(context.getBean(Election.class))
				.hasToString("election at '/mesos-frameworks/jobs/election' in ZooKeeper"));
	}

	@Test
	void listensToLeadershipEvents() {
		this.jdbcRunner.withPropertyValues("mesos.election.type=events", "mesos.election.role=jobs")
			.run((context) -> assertThat(context.getBean(LeaderEventsElection.class)).asString()
				.contains("of the role 'jobs'"));
		assertThat(failureOf(this.jdbcRunner.withPropertyValues("mesos.election.type=events")
			.withClassLoader(new FilteredClassLoader("org.springframework.integration"))))
			.contains("'mesos.election.type' is 'events'", "org.springframework.integration:spring-integration-core");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zookeeper", "events", "none" })
	void electionOfTheApplicationReplacesAnyOther(String type) {
		this.zooKeeperRunner.withPropertyValues("mesos.election.type=" + type)
			.withBean("mine", Election.class, () -> mock(Election.class))
			.run((context) -> assertThat(context).hasSingleBean(Election.class).hasBean("mine"));
	}

	@Test
	void electionNeedsAStoreThatInstancesShare(CapturedOutput output) {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues("mesos.election.type=events");
		assertThat(failureOf(runner.withPropertyValues("mesos.framework.id-store=memory")))
			.contains("'mesos.election.type'", "'mesos.framework.id-store' is 'memory'", "zookeeper or jdbc");
		runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("all instances must be on this machine");
	}

	private static void keepsAnId(FrameworkIdStore store) {
		store.open();
		assertThat(store.load()).isNull();
		store.save(ID);
		assertThat(store.load()).isEqualTo(ID);
		store.close();
	}

	private static CuratorFramework client() {
		CuratorFramework client = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(100));
		client.start();
		return client;
	}

	private static String failureOf(ApplicationContextRunner runner) {
		String[] text = new String[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			text[0] = FailureAnalyses.print(context.getStartupFailure());
		});
		return text[0];
	}

}
