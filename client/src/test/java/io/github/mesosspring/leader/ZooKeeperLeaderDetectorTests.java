package io.github.mesosspring.leader;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingCluster;
import org.apache.curator.test.TestingServer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Detection in a real ZooKeeper.
 */
class ZooKeeperLeaderDetectorTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final List<String> told = new CopyOnWriteArrayList<>();

	private TestingServer server;

	private TestingMasters masters;

	private LeaderDetector detector;

	@BeforeEach
	void start() throws Exception {
		this.server = new TestingServer(true);
		this.masters = new TestingMasters(this.server.getConnectString());
		this.detector = detector("");
	}

	@AfterEach
	void stop() throws Exception {
		this.detector.close();
		this.masters.close();
		this.server.close();
	}

	private LeaderDetector detector(String credentials) {
		LeaderDetector made = LeaderDetectors.parse("zk://" + credentials + this.server.getConnectString() + "/mesos",
				"http");
		made.changes().map(URI::toString).subscribe(this.told::add);
		return made;
	}

	@Test
	void namesTheMasterThatCameFirstWhateverElseIsThere() throws Exception {
		this.masters.write("json.info_0000000012", TestingMasters.info("third"))
			.write("json.info_0000000009", TestingMasters.info("first"))
			.write("json.info_0000000010", TestingMasters.info("second"))
			.write("log_replicas", new byte[0])
			.write("info_0000000001", new byte[] { 1, 2, 3 })
			.write("0000000000", "master@old:5050".getBytes());
		assertThat(detect()).isEqualTo("http://first:5050");
	}

	@Test
	void readsNodesAsTheyWereRecorded() throws Exception {
		this.masters
			.write("json.info_0000000002", MasterInfoReaderTests.recorded("zk-three-masters-json.info_0000000002"))
			.write("json.info_0000000003", MasterInfoReaderTests.recorded("zk-three-masters-json.info_0000000003"));
		assertThat(detect()).isEqualTo("http://localhost:7052");
	}

	@Test
	void followsTheLeader() throws Exception {
		assertThatIllegalStateException().isThrownBy(this::detect).withMessageContaining("has no path zk://");
		this.masters.join("a");
		await().untilAsserted(() -> assertThat(this.told).containsExactly("http://a:5050"));
		assertThat(detect()).isEqualTo("http://a:5050");
		this.masters.join("b").join("c").leave("b");
		this.masters.leave("a");
		await().untilAsserted(() -> assertThat(this.told).containsExactly("http://a:5050", "http://c:5050"));
		assertThat(detect()).isEqualTo("http://c:5050");
		this.masters.leave("c");
		await().untilAsserted(() -> assertThatIllegalStateException().isThrownBy(this::detect)
			.withMessageContaining("there is none below zk://"));
		this.masters.join("c");
		await().untilAsserted(
				() -> assertThat(this.told).containsExactly("http://a:5050", "http://c:5050", "http://c:5050"));
	}

	@Test
	void looksAgainAfterAFailureAndTellsNobodyOfTheSameLeader() throws Exception {
		this.masters.join("a").join("b");
		for (int attempt = 0; attempt < 50; attempt++) {
			assertThat(detect()).isEqualTo("http://a:5050");
			this.detector.failed(URI.create("http://a:5050"));
			this.detector.failed(URI.create("http://other:5050"));
		}
		assertThat(detect()).isEqualTo("http://a:5050");
		assertThat(this.told).containsExactly("http://a:5050");
		this.masters.rewrite("a", TestingMasters.info("moved"));
		assertThat(detect()).isEqualTo("http://a:5050");
		this.detector.failed(URI.create("http://a:5050"));
		assertThat(detect()).isEqualTo("http://moved:5050");
	}

	@Test
	void saysNothingWhileZooKeeperIsAway() throws Exception {
		this.masters.write("json.info_0000000001", TestingMasters.info("a"));
		assertThat(detect()).isEqualTo("http://a:5050");
		this.server.stop();
		await().until(this::isSilent);
		CompletableFuture<URI> asked = this.detector.detect().toFuture();
		assertThat(isSilent()).isTrue();
		assertThat(asked).isNotDone();
		this.server.restart();
		await().untilAsserted(() -> assertThat(asked).isCompletedWithValue(URI.create("http://a:5050")));
		await().untilAsserted(() -> assertThat(this.told).containsExactly("http://a:5050", "http://a:5050"));
		this.masters.leave("json.info_0000000001").join("b");
		await().untilAsserted(() -> assertThat(this.told).endsWith("http://b:5050"));
	}

	private boolean isSilent() {
		return this.detector.detect().timeout(Duration.ofSeconds(1), Mono.empty()).blockOptional().isEmpty();
	}

	@Test
	void waitsForAZooKeeperThatIsNotThereYet() throws Exception {
		int port = this.server.getPort();
		this.server.close();
		CompletableFuture<URI> asked = this.detector.detect().toFuture();
		assertThat(asked).isNotDone();
		this.server = new TestingServer(port, true);
		this.masters.join("a");
		await().untilAsserted(() -> assertThat(this.told).containsExactly("http://a:5050"));
		assertThat(asked).isDone();
	}

	@Test
	void readsProtectedNodesWithoutCredentialsAndHiddenOnesWithThem() throws Exception {
		this.masters.join("a").protect("a");
		assertThat(detect()).isEqualTo("http://a:5050");
		this.masters.hide("a");
		try (LeaderDetector stranger = detector(""); LeaderDetector friend = detector("masters:geheim@")) {
			assertThatIllegalStateException().isThrownBy(() -> detect(stranger)).withMessageContaining("NOAUTH");
			assertThat(detect(friend)).isEqualTo("http://a:5050");
			assertThat(friend.toString()).doesNotContain("geheim");
		}
	}

	@Test
	void saysWhatIsWrongWithTheNodeOfTheLeader() throws Exception {
		this.masters.join("empty", new byte[0]);
		assertThatIllegalStateException().isThrownBy(this::detect).withMessageContaining("no MasterInfo in JSON");
		this.masters.leave("empty").join("a", "nonsense".getBytes());
		assertThatIllegalStateException().isThrownBy(this::detect)
			.withMessageContaining("no MasterInfo in JSON")
			.withMessageContaining("/mesos/json.info_0000000001");
		this.masters.join("b").leave("a");
		await().untilAsserted(() -> assertThat(this.told).containsExactly("http://b:5050"));
	}

	@Test
	void masterThatVanishesBetweenListAndReadIsNeverInTheWay() throws Exception {
		this.masters.join("stays");
		for (int round = 0; round < 100; round++) {
			this.masters.write("json.info_-000000001", TestingMasters.info("goes"));
			CompletableFuture<URI> asked = this.detector.detect().toFuture();
			this.masters.leave("json.info_-000000001");
			assertThat(asked.get(30, TimeUnit.SECONDS)).isIn(URI.create("http://goes:5050"),
					URI.create("http://stays:5050"));
		}
		await().until(() -> detect().equals("http://stays:5050"));
	}

	@Test
	void survivesTheDeathOfAServerOfTheEnsemble() throws Exception {
		try (TestingCluster cluster = new TestingCluster(3)) {
			cluster.start();
			try (TestingMasters others = new TestingMasters(cluster.getConnectString());
					LeaderDetector other = LeaderDetectors.parse("zk://" + cluster.getConnectString() + "/mesos",
							"http")) {
				List<String> heard = new CopyOnWriteArrayList<>();
				other.changes().map(URI::toString).subscribe(heard::add);
				others.join("a").join("b");
				assertThat(detect(other)).isEqualTo("http://a:5050");
				for (InstanceSpec instance : List.copyOf(cluster.getInstances())) {
					cluster.killServer(instance);
					await().untilAsserted(() -> assertThat(detect(other)).isEqualTo("http://a:5050"));
					cluster.restartServer(instance);
				}
				others.leave("a");
				await().untilAsserted(() -> assertThat(heard).endsWith("http://b:5050"));
			}
		}
	}

	@Test
	void closingEndsAllThreadsAndAllAnswers() throws Exception {
		this.masters.join("a");
		assertThat(detect()).isEqualTo("http://a:5050");
		assertThat(threads()).isNotEmpty();
		this.masters.close();
		this.detector.close();
		this.detector.close();
		await().untilAsserted(() -> assertThat(threads()).isEmpty());
		assertThatIllegalStateException().isThrownBy(this::detect).withMessageContaining("closed");
		this.detector.failed(URI.create("http://a:5050"));
	}

	@Test
	void isClosedWhileZooKeeperIsAway() throws Exception {
		this.server.stop();
		this.masters.close();
		CompletableFuture<URI> asked = this.detector.detect().toFuture();
		this.detector.close();
		await().untilAsserted(() -> assertThat(threads()).isEmpty());
		assertThat(asked.isDone() && !asked.isCompletedExceptionally()).isFalse();
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> Stream.of("mesos-leader", "Curator", "-SendThread", "-EventThread")
				.anyMatch(name::contains))
			.toList();
	}

	private String detect() {
		return detect(this.detector);
	}

	private static String detect(LeaderDetector detector) {
		return String.valueOf(detector.detect().block(LIMIT));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10));
	}

}
