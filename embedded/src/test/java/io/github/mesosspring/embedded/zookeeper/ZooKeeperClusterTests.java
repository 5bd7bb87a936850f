package io.github.mesosspring.embedded.zookeeper;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import io.github.mesosspring.wire.Recordings;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Masters that meet in a real ZooKeeper.
 */
class ZooKeeperClusterTests {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	private TestingServer server;

	@BeforeEach
	void startZooKeeper() throws Exception {
		this.server = new TestingServer(true);
	}

	@AfterEach
	void stopZooKeeper() throws Exception {
		this.server.close();
	}

	private EmbeddedMesosBuilder builder() {
		return EmbeddedMesos.builder().zookeeper("zk://" + this.server.getConnectString() + "/mesos").agents(0);
	}

	@Test
	void announcesItsMastersAsRealOnesDo() throws Exception {
		try (EmbeddedMesos mesos = builder().masters(2).start();
				CuratorFramework client = CuratorFrameworkFactory.newClient(this.server.getConnectString(),
						new RetryOneTime(100))) {
			client.start();
			await().atMost(LIMIT).until(() -> client.getChildren().forPath("/mesos").size() == 2);
			List<String> nodes = client.getChildren().forPath("/mesos").stream().sorted().toList();
			assertThat(nodes).allMatch((node) -> node.matches("json\\.info_\\d{10}"));
			EmbeddedMaster leader = mesos.leader();
			int port = leader.uri().getPort();
			assertThat(new String(client.getData().forPath("/mesos/" + nodes.get(0)), StandardCharsets.UTF_8))
				.isEqualTo("{\"address\":{\"hostname\":\"localhost\",\"ip\":\"127.0.0.1\",\"port\":" + port
						+ "},\"capabilities\":[{\"type\":\"AGENT_UPDATE\"},{\"type\":\"AGENT_DRAINING\"},"
						+ "{\"type\":\"QUOTA_V2\"}],\"hostname\":\"localhost\",\"id\":\"" + leader.id()
						+ "\",\"ip\":16777343,\"pid\":\"master@127.0.0.1:" + port + "\",\"port\":" + port
						+ ",\"version\":\"1.12.0\"}");
			assertThat(client.checkExists().forPath("/mesos/" + nodes.get(0)).getEphemeralOwner()).isNotZero();
		}
	}

	@Test
	void electsTheNextMasterWhenTheLeaderCrashes() {
		try (EmbeddedMesos mesos = builder().masters(3).start()) {
			EmbeddedMaster first = mesos.leader();
			EmbeddedMaster next = mesos.failOver();
			assertThat(next).isNotEqualTo(first);
			first.restart();
			for (EmbeddedMaster master : mesos.masters()) {
				await().atMost(LIMIT)
					.until(() -> location(master.uri()),
							(location) -> location.equals(Optional.of("//localhost:" + next.uri().getPort())));
			}
		}
	}

	@Test
	void endsTheLeaderAndKnowsNoneWhenZooKeeperIsLost() throws Exception {
		try (EmbeddedMesos mesos = builder().masters(2).sessionTimeout(Duration.ofSeconds(4)).start()) {
			EmbeddedMaster leader = mesos.leader();
			EmbeddedMaster follower = mesos.masters()
				.stream()
				.filter((master) -> !master.leads())
				.findAny()
				.orElseThrow();
			assertThatIllegalStateException().isThrownBy(mesos::suspendElection).withMessageContaining("ZooKeeper");
			this.server.stop();
			await().atMost(LIMIT).until(() -> !leader.isRunning());
			await().atMost(LIMIT).until(() -> location(follower.uri()).isEmpty());
			this.server.restart();
			await().atMost(LIMIT).until(follower::leads);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zk-three-masters-json.info_0000000001", "zk-a-restarted-json.info_0000000004" })
	void writesAndReadsNodesAsTheyWereRecorded(String file) throws Exception {
		try (InputStream in = Recordings.class.getResourceAsStream("/wire/S18-high-availability-json/" + file)) {
			byte[] recorded = in.readAllBytes();
			assertThat(MasterNode.content(MasterNode.read(recorded))).isEqualTo(recorded);
		}
	}

	@Test
	void refusesAnAddressWithoutAPath() {
		assertThatIllegalArgumentException().isThrownBy(() -> builder().zookeeper("127.0.0.1:2181").start())
			.withMessageContaining("127.0.0.1:2181/mesos");
	}

	@Test
	void findsTheSmallestNumberAmongTheMasters() {
		assertThat(MasterNode.leader(List.of("log_replicas", "json.info_0000000011", "json.info_0000000002", "info_1")))
			.hasValue("json.info_0000000002");
		assertThat(MasterNode.leader(List.of("log_replicas"))).isEmpty();
	}

	private static Optional<String> location(URI master) throws Exception {
		HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		return http
			.send(HttpRequest.newBuilder(master.resolve("/redirect")).timeout(Duration.ofSeconds(10)).build(),
					HttpResponse.BodyHandlers.discarding())
			.headers()
			.firstValue("Location");
	}

}
