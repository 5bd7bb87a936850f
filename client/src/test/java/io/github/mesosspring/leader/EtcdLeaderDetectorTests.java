package io.github.mesosspring.leader;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.Disposables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Detection in a real etcd.
 */
class EtcdLeaderDetectorTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String KEY = "mesos/leader";

	@TempDir
	static Path directory;

	private static EtcdServer server;

	private final List<String> told = new CopyOnWriteArrayList<>();

	private final Disposable.Composite used = Disposables.composite();

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(EtcdServer.isInstalled(), "There is no etcd here (Debian package etcd-server)");
		server = new EtcdServer(directory);
	}

	@AfterAll
	static void stop() throws Exception {
		if (server != null) {
			server.close();
		}
	}

	@AfterEach
	void cleanUp() throws Exception {
		this.used.dispose();
		server.delete(KEY);
	}

	@Test
	void namesTheMasterInTheKey() throws Exception {
		put("a");
		assertThat(detect(detector(server.address(), KEY))).isEqualTo("http://a:5050");
		server.put("/" + KEY, info("slashed"));
		assertThat(detect(detector(server.address(), "/" + KEY))).isEqualTo("http://slashed:5050");
	}

	@Test
	void readsWhatAMasterWroteElsewhere() throws Exception {
		server.put(KEY, new String(MasterInfoReaderTests.recorded("zk-three-masters-json.info_0000000001"),
				StandardCharsets.UTF_8));
		assertThat(detect(detector(server.address(), KEY))).isEqualTo("http://localhost:7051");
	}

	@Test
	void triesTheNextServerWhenOneIsAway() throws Exception {
		put("a");
		assertThat(detect(detector("127.0.0.1:1," + server.address() + ",127.0.0.1:2", KEY)))
			.isEqualTo("http://a:5050");
	}

	@Test
	void saysThatThereIsNoLeader() {
		assertThatIllegalStateException().isThrownBy(() -> detect(detector(server.address(), KEY)))
			.withMessageContaining("etcd has no key 'mesos/leader'");
	}

	@Test
	void saysThatNoServerAnswers() {
		assertThatIllegalStateException().isThrownBy(() -> detect(detector("127.0.0.1:1,127.0.0.1:2", KEY)))
			.withMessageContaining("etcd does not answer at etcd://127.0.0.1:1,127.0.0.1:2/mesos/leader");
	}

	@Test
	void saysWhatIsWrongWithTheValue() throws Exception {
		server.put(KEY, "leader:5050");
		assertThatIllegalStateException().isThrownBy(() -> detect(detector(server.address(), KEY)))
			.withMessageContaining("no MasterInfo in JSON");
	}

	@Test
	void followsTheLeaderAndSurvivesARestartOfEtcd() throws Exception {
		LeaderDetector detector = detector("127.0.0.1:1," + server.address(), KEY);
		this.used.add(detector.changes().map(URI::toString).subscribe(this.told::add));
		put("a");
		awaitTold("http://a:5050");
		put("a");
		server.put("other", "x");
		put("b");
		awaitTold("http://a:5050", "http://b:5050");
		server.delete(KEY);
		server.put(KEY, "nonsense");
		put("b");
		await().untilAsserted(() -> assertThat(this.told).hasSizeGreaterThan(1).endsWith("http://b:5050"));
		server.stop();
		assertThatIllegalStateException().isThrownBy(() -> detect(detector));
		server.start();
		put("c");
		await().untilAsserted(() -> assertThat(this.told).endsWith("http://c:5050"));
		assertThat(detect(detector)).isEqualTo("http://c:5050");
	}

	@Test
	void tellsNothingOnceClosedAndDoesNotEnd() throws Exception {
		LeaderDetector detector = detector(server.address(), KEY);
		this.used.add(detector.changes()
			.map(URI::toString)
			.subscribe(this.told::add, (ex) -> this.told.add("failed"), () -> this.told.add("ended")));
		put("a");
		awaitTold("http://a:5050");
		detector.close();
		put("b");
		LeaderDetector other = detector(server.address(), KEY);
		List<String> otherTold = new CopyOnWriteArrayList<>();
		this.used.add(other.changes().map(URI::toString).subscribe(otherTold::add));
		await().untilAsserted(() -> assertThat(otherTold).containsExactly("http://b:5050"));
		assertThat(this.told).containsExactly("http://a:5050");
	}

	private void awaitTold(String... expected) {
		await().untilAsserted(() -> assertThat(this.told).containsExactly(expected));
	}

	private static void put(String host) throws Exception {
		server.put(KEY, info(host));
	}

	private static String info(String host) {
		return new String(TestingMasters.info(host), StandardCharsets.UTF_8);
	}

	private static LeaderDetector detector(String servers, String key) {
		return LeaderDetectors.parse("etcd://" + servers + "/" + key, "http");
	}

	private static String detect(LeaderDetector detector) {
		return String.valueOf(detector.detect().block(LIMIT));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(10));
	}

}
