package io.github.mesosspring.election;

import java.util.List;

import io.github.mesosspring.framework.ZooKeepers;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ZooKeeperElectionTests {

	private static final String PATH = "/mesos-frameworks/jobs/election";

	private TestingServer server;

	private CuratorFramework oneClient;

	private CuratorFramework twoClient;

	private final Diary one = new Diary();

	private final Diary two = new Diary();

	private Election first;

	private Election second;

	@BeforeEach
	void start() throws Exception {
		this.server = ZooKeepers.server();
		this.oneClient = ZooKeepers.client(this.server.getConnectString());
		this.twoClient = ZooKeepers.client(this.server.getConnectString());
		this.first = Elections.zookeeper(this.oneClient, PATH, "jobs at host-1");
		this.second = Elections.zookeeper(this.twoClient, PATH, "jobs at host-2");
	}

	@AfterEach
	void stop() throws Exception {
		this.first.stop();
		this.second.stop();
		this.oneClient.close();
		this.twoClient.close();
		this.server.close();
	}

	@Test
	void oneLeadsAndTheOtherTakesOverWhenItWithdraws() {
		bothTakePart();
		this.first.stop();
		assertThat(this.one.entries()).containsExactly("elected", "deposed");
		await().until(this.two::leads);
		this.first.start(this.one);
		this.second.stop();
		await().until(this.one::leads);
		assertThat(this.one.entries()).containsExactly("elected", "deposed", "elected");
		assertThat(this.two.entries()).containsExactly("elected", "deposed");
	}

	@Test
	void takesPartOnceHoweverOftenItIsStarted() throws Exception {
		this.first.start(this.one);
		this.first.start(this.two);
		await().until(this.one::leads);
		assertThat(this.oneClient.getChildren().forPath(PATH)).hasSize(1);
		assertThat(this.two.entries()).isEmpty();
	}

	@Test
	void nodesSayWhoTakesPart() throws Exception {
		bothTakePart();
		List<String> names = this.oneClient.getChildren().forPath(PATH).stream().map(this::content).toList();
		assertThat(names).containsExactlyInAnyOrder("jobs at host-1", "jobs at host-2");
	}

	@Test
	void whoLosesItsSessionIsDeposedAndStandsInLineAgain() throws Exception {
		bothTakePart();
		ZooKeepers.expire(this.oneClient);
		await().until(this.two::leads);
		// a session that ends by itself is suspended before it expires; this one learns
		// of
		// its end when the server has already told the other
		await().untilAsserted(() -> assertThat(this.one.entries()).containsExactly("elected", "deposed"));
		ZooKeepers.expire(this.twoClient);
		await().until(this.one::leads);
	}

	@Test
	void whoLosesItsConnectionIsDeposedAndElectedWhenItIsBack() throws Exception {
		this.first.start(this.one);
		await().until(this.one::leads);
		this.server.stop();
		await().until(() -> !this.one.leads());
		this.server.restart();
		await().until(this.one::leads);
		assertThat(this.one.entries()).containsExactly("elected", "deposed", "elected");
	}

	@Test
	void waitsForAZooKeeperThatIsNotThereYet() throws Exception {
		this.server.stop();
		this.first.start(this.one);
		assertThat(this.one.entries()).isEmpty();
		this.server.restart();
		await().until(this.one::leads);
	}

	@Test
	void canBeStoppedWhileZooKeeperIsAway() throws Exception {
		bothTakePart();
		this.server.stop();
		this.first.stop();
		assertThat(this.one.entries()).containsExactly("elected", "deposed");
		this.server.restart();
		await().until(this.two::leads);
		assertThat(this.one.leads()).isFalse();
	}

	private void bothTakePart() {
		this.first.start(this.one);
		await().until(this.one::leads);
		this.second.start(this.two);
		await().until(() -> this.oneClient.getChildren().forPath(PATH).size() == 2);
		assertThat(this.two.entries()).isEmpty();
	}

	private String content(String node) {
		try {
			return new String(this.oneClient.getData().forPath(PATH + "/" + node));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
