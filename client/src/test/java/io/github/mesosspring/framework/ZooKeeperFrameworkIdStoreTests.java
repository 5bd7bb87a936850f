package io.github.mesosspring.framework;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.protocol.FrameworkID;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.test.TestingServer;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class ZooKeeperFrameworkIdStoreTests {

	private static final FrameworkID ID = id("201f-0001");

	private static final FrameworkID ANOTHER = id("201f-0002");

	private static TestingServer server;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private CuratorFramework client;

	private CuratorFramework otherClient;

	private String path;

	private FrameworkIdStore store;

	private FrameworkIdStore other;

	@BeforeAll
	static void startServer() throws Exception {
		server = ZooKeepers.server();
	}

	@AfterAll
	static void stopServer() throws Exception {
		server.close();
	}

	@BeforeEach
	void createStores(TestInfo test) {
		this.path = "/mesos-frameworks/" + test.getTestMethod().orElseThrow().getName() + System.nanoTime();
		this.client = ZooKeepers.client(server.getConnectString());
		this.otherClient = ZooKeepers.client(server.getConnectString());
		this.store = FrameworkIdStores.zookeeper(this.client, this.path, "instance one");
		this.other = FrameworkIdStores.zookeeper(this.otherClient, this.path, "instance two");
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void close() {
		logger().detachAppender(this.log);
		this.store.close();
		this.other.close();
		this.client.close();
		this.otherClient.close();
	}

	@Test
	void idSurvivesReopeningUntilItIsDeleted() {
		this.store.open();
		assertThat(this.store.load()).isNull();
		this.store.save(ID);
		this.store.save(ANOTHER);
		this.store.save(ANOTHER);
		this.store.close();
		this.other.open();
		assertThat(this.other.load()).isEqualTo(ANOTHER);
		this.other.delete();
		assertThat(this.other.load()).isNull();
		this.other.delete();
	}

	@Test
	void savesOnAThreadThatIsInterruptedToo() {
		this.store.open();
		Thread.currentThread().interrupt();
		try {
			this.store.save(ID);
		}
		finally {
			assertThat(Thread.interrupted()).as("still interrupted").isTrue();
		}
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void secondInstanceIsRefusedAndToldWhoIsThere() {
		this.store.open();
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.other::open)
			.withMessageContaining("in use by instance one")
			.withMessageContaining(this.path)
			.withMessageContaining("mesos.zookeeper.path")
			.withMessageContaining("mesos.election.type");
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::open)
			.withMessageContaining("in use by this store");
		this.store.close();
		this.other.open();
	}

	@Test
	void instanceThatIsKilledKeepsTheStoreUntilItsSessionHasExpired() throws Exception {
		Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ZooKeeperLockHolder.class.getName(), server.getConnectString(),
				this.path)
			.redirectErrorStream(true)
			.start();
		try {
			BufferedReader output = new BufferedReader(
					new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
			assertThat(output.lines().anyMatch("HOLDS"::equals)).isTrue();
			assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::open)
				.withMessageContaining("in use by the process");
		}
		finally {
			holder.destroyForcibly();
			assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		long killed = System.nanoTime();
		this.store.open();
		System.out.printf("A killed holder of a session of %d ms was outlived after %d ms%n",
				ZooKeepers.SESSION_TIMEOUT.toMillis(), Duration.ofNanos(System.nanoTime() - killed).toMillis());
	}

	@Test
	void lossOfTheSessionIsSaidAndTheStoreIsTakenAgain() throws Exception {
		this.store.open();
		this.store.load();
		ZooKeepers.expire(this.client);
		await().untilAsserted(() -> assertThat(said()).contains("certainty to be the only one").contains(" again"));
		this.store.save(ID);
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void whoLostTheStoreToAnotherSavesNothingMore() throws Exception {
		this.store.open();
		this.store.load();
		CompletableFuture<Void> opened = CompletableFuture.runAsync(this.other::open);
		await().until(() -> this.client.getChildren().forPath(this.path + "/holder").size() == 2);
		ZooKeepers.expire(this.client);
		opened.get(30, TimeUnit.SECONDS);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(() -> this.store.save(ID))
			.withMessageContaining("exclusive use of it was lost");
		assertThat(this.other.load()).isNull();
		this.other.save(ANOTHER);
	}

	@Test
	void closingWhileDisconnectedNeverTakesTheStoreFromAnother() throws Exception {
		this.store.open();
		ZooKeepers.expire(this.client);
		this.store.close();
		this.other.open();
		this.client.blockUntilConnected();
		this.client.checkExists().forPath(this.path);
		this.other.save(ID);
	}

	@Test
	void idOfAnotherInstanceIsNotOverwritten() throws Exception {
		this.store.open();
		assertThat(this.store.load()).isNull();
		this.otherClient.create().forPath(this.path + "/framework-id", "someone-elses\n".getBytes());
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(() -> this.store.save(ID))
			.withMessageContaining("changed by another instance");
		this.store.delete();
		assertThat(this.store.load()).isEqualTo(id("someone-elses"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "one\ntwo\n", "a/b" })
	void whatIsNoIdFailsInsteadOfBeingForgotten(String content) throws Exception {
		this.store.open();
		this.otherClient.create().forPath(this.path + "/framework-id", content.getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::load)
			.withMessageContaining(this.path)
			.withMessageContaining("delete it to register a new framework");
	}

	@Test
	void zooKeeperThatDoesNotAnswerFailsTheStart() throws Exception {
		try (ServerSocket nobody = new ServerSocket(0);
				CuratorFramework lost = ZooKeepers.client("127.0.0.1:" + nobody.getLocalPort())) {
			assertThatExceptionOfType(FrameworkIdStoreException.class)
				.isThrownBy(FrameworkIdStores.zookeeper(lost, this.path, "lost")::open)
				.withMessageContaining("no ZooKeeper answers at '127.0.0.1:" + nobody.getLocalPort())
				.withMessageContaining("mesos.zookeeper.connect-string");
		}
	}

	@Test
	void zooKeeperThatIsGoneFailsTheSave() throws Exception {
		try (TestingServer mortal = ZooKeepers.server();
				CuratorFramework client = ZooKeepers.client(mortal.getConnectString())) {
			FrameworkIdStore bereft = FrameworkIdStores.zookeeper(client, this.path, "bereft");
			bereft.open();
			bereft.load();
			mortal.stop();
			assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(() -> bereft.save(ID))
				.withMessageContaining("cannot be written");
			bereft.close();
		}
	}

	@Test
	void nodesOfAnotherUserAreRefused() {
		try (CuratorFramework owner = ZooKeepers.start(authenticated("owner:secret"));
				CuratorFramework stranger = ZooKeepers.start(authenticated("stranger:guess"))) {
			FrameworkIdStore owned = FrameworkIdStores.zookeeper(owner, this.path, "owner");
			owned.open();
			owned.save(ID);
			owned.close();
			assertThatExceptionOfType(FrameworkIdStoreException.class)
				.isThrownBy(FrameworkIdStores.zookeeper(stranger, this.path, "stranger")::open)
				.withMessageContaining("NoAuth")
				.withMessageContaining("username and password");
		}
	}

	@Test
	void cannotBeUsedUnlessOpen() {
		assertThatIllegalStateException().isThrownBy(this.store::load);
		assertThatIllegalStateException().isThrownBy(() -> this.store.save(ID));
		assertThatIllegalStateException().isThrownBy(this.store::delete);
		this.store.close();
	}

	private String said() {
		return String.join("\n", this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(ZooKeeperHold.class);
	}

	private static CuratorFrameworkFactory.Builder authenticated(String credentials) {
		return ZooKeepers.builder(server.getConnectString())
			.authorization("digest", credentials.getBytes(StandardCharsets.UTF_8))
			.aclProvider(new ACLProvider() {

				@Override
				public java.util.List<ACL> getDefaultAcl() {
					return ZooDefs.Ids.CREATOR_ALL_ACL;
				}

				@Override
				public java.util.List<ACL> getAclForPath(String path) {
					return path.equals("/mesos-frameworks") ? ZooDefs.Ids.OPEN_ACL_UNSAFE : getDefaultAcl();
				}

			});
	}

	private static FrameworkID id(String value) {
		return FrameworkID.newBuilder().setValue(value).build();
	}

}
