package io.github.mesosspring.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.proxy.Direction;
import io.github.mesosspring.embedded.standalone.Main;
import io.github.mesosspring.reliability.ReliabilityResult;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of the application, of which a real ZooKeeper lets one lead, while jobs
 * run. Each job writes down that it ran, so that a job that ran twice, or not at all,
 * shows. Reports how long a takeover takes; with a session timeout as it is in
 * production: {@code -Dmesos.election.session-timeout=10}.
 */
class ElectionTests {

	private static final int TICK = 500;

	static final String KILLED = "leader killed";

	static final String CUT_OFF = "leader cut off from ZooKeeper";

	private static final ReliabilityResult result = new ReliabilityResult("election",
			"mvn verify -pl sample-app -am -Dtest=ElectionTests -Dmesos.election.session-timeout=10"
					+ " -Dsurefire.failIfNoSpecifiedTests=false")
		.add(ReliabilityResult.FAULTS, KILLED, 0)
		.add(ReliabilityResult.FAULTS, CUT_OFF, 0);

	private final Duration sessionTimeout = Duration.ofSeconds(Integer.getInteger("mesos.election.session-timeout", 3));

	@TempDir
	private Path folder;

	/** Marks of the jobs, by id. */
	private final Map<String, Path> marks = new LinkedHashMap<>();

	private TestingServer zooKeeper;

	private ChildJvm mesos;

	private SampleInstance leader;

	private SampleInstance standby;

	@BeforeEach
	void start() throws Exception {
		this.zooKeeper = new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, TICK, -1), true);
		this.mesos = ChildJvm.start(this.folder, "mesos", Main.class, "--port=0", "--cpus=4", "--mem=4096",
				"--allocation-interval=200ms", "--work-dir=" + this.folder.resolve("mesos"));
		this.leader = instance("one");
		this.leader.awaitState("SUBSCRIBED");
		this.standby = instance("two");
		this.standby.awaitState("STANDBY");
	}

	@AfterEach
	void stop() throws Exception {
		for (AutoCloseable part : new AutoCloseable[] { this.standby, this.leader, this.mesos, this.zooKeeper }) {
			if (part != null) {
				part.close();
			}
		}
	}

	@AfterAll
	static void publish() {
		result.publish();
	}

	@Test
	void standbyTakesOverWhenTheLeaderIsKilled() throws Exception {
		assertThat(this.standby.status()).isEqualTo("UP");
		assertThat(this.standby.master().accepted()).as("connections of the standby to the master").isZero();
		assertThat(this.standby.submitStatus()).isEqualTo(503);
		String frameworkId = this.leader.frameworkId();
		submitJobs(this.leader);
		awaitSomeRun();
		this.leader.jvm().sigkill();
		result.add(ReliabilityResult.FAULTS, KILLED, 1);
		long killed = System.nanoTime();
		this.standby.awaitState("SUBSCRIBED");
		report("until the standby was subscribed, leader killed", killed);
		assertThat(this.standby.frameworkId()).isEqualTo(frameworkId);
		submitJobs(this.standby);
		assertEachRunsOnce(this.standby);
	}

	@Test
	void leaderThatIsCutFromZooKeeperStopsItselfAndStandsByAfterwards() throws Exception {
		String frameworkId = this.leader.frameworkId();
		submitJobs(this.leader);
		awaitSomeRun();
		this.leader.zooKeeper().halfOpen();
		result.add(ReliabilityResult.FAULTS, CUT_OFF, 1);
		long cut = System.nanoTime();
		this.leader.awaitState("STANDBY");
		report("until the leader stopped itself, cut off", cut);
		long said = this.leader.master().bytes(Direction.TO_TARGET);
		this.standby.awaitState("SUBSCRIBED");
		report("until the standby was subscribed, leader cut off", cut);
		assertThat(this.standby.frameworkId()).isEqualTo(frameworkId);
		submitJobs(this.standby);
		this.leader.zooKeeper().restore();
		this.leader.jvm().awaitOutput("(ConnectionStateManager.*RECONNECTED)");
		assertEachRunsOnce(this.standby);
		assertThat(this.leader.state()).isEqualTo("STANDBY");
		assertThat(this.leader.master().bytes(Direction.TO_TARGET))
			.as("bytes from the deposed leader to the master since it stopped itself")
			.isEqualTo(said);
		// it stands in line again, and finds the jobs as the other one left them
		this.standby.jvm().sigkill();
		result.add(ReliabilityResult.FAULTS, KILLED, 1);
		this.leader.awaitState("SUBSCRIBED");
		assertThat(this.leader.frameworkId()).isEqualTo(frameworkId);
		submitJobs(this.leader);
		assertEachRunsOnce(this.leader);
	}

	private SampleInstance instance(String name) throws IOException {
		URI master = URI.create("http://" + this.mesos.awaitOutput("listening on http://(\\S+)"));
		return SampleInstance.start(this.folder, name, master, this.zooKeeper.getPort(), this.sessionTimeout);
	}

	/**
	 * Some that end before a takeover, some that outlive it, more than fit.
	 */
	private void submitJobs(SampleInstance instance) {
		for (String seconds : List.of("0.2", "1", "2", "6", "0.5", "4")) {
			Path mark = this.folder.resolve("mark-" + this.marks.size() + ".txt");
			String command = "echo began >> '%1$s'; sleep %2$s; echo ended >> '%1$s'".formatted(mark, seconds);
			this.marks.put(instance.submit(command), mark);
		}
	}

	private void awaitSomeRun() {
		Awaitility.await()
			.atMost(SampleInstance.PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> this.marks.values().stream().filter(Files::exists).count() >= 3);
	}

	private void assertEachRunsOnce(SampleInstance instance) {
		Awaitility.await().atMost(SampleInstance.PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
			List<String> open = new ArrayList<>();
			this.marks.keySet()
				.stream()
				.filter((id) -> !instance.jobState(id).equals("TASK_FINISHED"))
				.forEach(open::add);
			assertThat(open).as("jobs that are not finished").isEmpty();
		});
		this.marks.forEach((id, mark) -> assertThat(mark).as("job %s", id).hasContent("began\nended"));
		result.add("run", "jobs looked at, each of which ran once", this.marks.size());
	}

	private static void report(String what, long nanos) {
		result.add("milliseconds", what, Duration.ofNanos(System.nanoTime() - nanos).toMillis());
	}

}
