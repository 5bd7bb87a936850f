package io.github.mesosspring.benchmarks.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.failover.Failover;
import io.github.mesosspring.benchmarks.failover.FailoverTimes;
import io.github.mesosspring.benchmarks.failover.ListedMasters;
import io.github.mesosspring.benchmarks.failover.ZooKeeperMasters;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;

/**
 * How long a framework takes to be subscribed with the new leader.
 */
public final class FailoverRow implements Row {

	private static final int NUMBER = 10;

	private static final double LIMIT = 250;

	private static final int RETRY_MILLISECONDS = 500;

	private static final String LIST = "list of masters";

	private static final String ZOOKEEPER = "ZooKeeper";

	@Override
	public int number() {
		return NUMBER;
	}

	@Override
	public RowResult run(Effort effort) throws Exception {
		List<FailoverTimes> list = new ArrayList<>();
		List<FailoverTimes> zooKeeper = new ArrayList<>();
		// the same failovers in each run
		Random random = new Random(NUMBER);
		try (TestingServer server = new TestingServer(true);
				CuratorFramework client = CuratorFrameworkFactory.newClient(server.getConnectString(),
						new RetryOneTime(RETRY_MILLISECONDS))) {
			client.start();
			for (int round = 0; round < effort.of(8, 2, 1); round++) {
				Failover failover = failover(effort, random);
				try (ListedMasters masters = new ListedMasters()) {
					list.add(failover.happen(masters));
				}
				try (ZooKeeperMasters masters = new ZooKeeperMasters(client, "/mesos-" + round)) {
					zooKeeper.add(failover.happen(masters));
				}
			}
		}
		List<Measurement> measurements = new ArrayList<>(measurements(LIST, list));
		measurements.addAll(measurements(ZOOKEEPER, zooKeeper));
		return new RowResult(NUMBER, "Failover to another master", List.of(
				"One framework with the defaults of the client, two plain masters on the loopback interface, ZooKeeper in "
						+ "the same JVM.",
				"The leader is killed; the other redirects to it for 0.2 to 1.2 s, is elected, says for 0 to 0.4 s that it "
						+ "has not finished recovery, and answers. The time begins there.",
				"What is deducted is the rest of the one delay that runs at that time, or else the first one after it."),
				measurements, List.of(target(LIST, list), target(ZOOKEEPER, zooKeeper)),
				List.of("Delays are drawn at random, so that many frameworks do not come back at once; how long they were is "
						+ "in the table."));
	}

	private static Failover failover(Effort effort, Random random) {
		if (effort == Effort.SMOKE) {
			return new Failover(Duration.ofMillis(20), Duration.ofMillis(20),
					(builder) -> builder.backoff(Duration.ofMillis(10), Duration.ofMillis(50)));
		}
		return new Failover(Duration.ofMillis(random.nextInt(200, 1200)), Duration.ofMillis(random.nextInt(400)),
				(builder) -> builder);
	}

	private static List<Measurement> measurements(String contestant, List<FailoverTimes> times) {
		return List.of(measurement("from answering to SUBSCRIBED", contestant, times, FailoverTimes::total),
				measurement("delay within it", contestant, times, FailoverTimes::delay),
				measurement("without the delay", contestant, times, FailoverTimes::own));
	}

	private static Measurement measurement(String name, String contestant, List<FailoverTimes> times,
			Function<FailoverTimes, Duration> value) {
		return new Measurement(name, contestant, "ms",
				times.stream().map(value).map((duration) -> duration.toNanos() / 1e6).toList());
	}

	private static Target target(String contestant, List<FailoverTimes> times) {
		return Target.atMost(NUMBER, "SUBSCRIBED after the delay drawn, " + contestant,
				measurement("without the delay", contestant, times, FailoverTimes::own).median(), "ms", LIMIT);
	}

}
