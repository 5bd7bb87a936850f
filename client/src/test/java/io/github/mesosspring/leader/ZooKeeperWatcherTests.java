package io.github.mesosspring.leader;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One step of the watcher after another.
 */
class ZooKeeperWatcherTests {

	private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();

	private final List<Sighting> seen = new ArrayList<>();

	private int outdated;

	@Test
	void listsAgainWhenTheLeaderVanishesBeforeItIsRead() throws Exception {
		try (TestingServer server = new TestingServer(true);
				TestingMasters masters = new TestingMasters(server.getConnectString())) {
			masters.join("goes").join("stays");
			ServerPath location = ServerPath.parse("zk://" + server.getConnectString() + "/mesos", "zk");
			ZooKeeperWatcher watcher = new ZooKeeperWatcher(location,
					new MasterInfoReader("http", LeaderAddress.HOSTNAME), new Notes(), this.steps::add);
			try {
				watcher.start();
				step();
				assertThat(this.outdated).isEqualTo(1);
				watcher.look();
				Runnable listed = next();
				masters.leave("goes");
				listed.run();
				while (this.seen.isEmpty()) {
					step();
				}
				assertThat(this.seen).containsExactly(Sighting.of(URI.create("http://stays:5050")));
			}
			finally {
				watcher.close();
			}
		}
	}

	private void step() throws InterruptedException {
		next().run();
	}

	private Runnable next() throws InterruptedException {
		Runnable step = this.steps.poll(30, TimeUnit.SECONDS);
		assertThat(step).as("next step").isNotNull();
		return step;
	}

	/** Does not look when it should: the test does. */
	private final class Notes implements ZooKeeperWatcher.Observer {

		@Override
		public void outdated() {
			ZooKeeperWatcherTests.this.outdated++;
		}

		@Override
		public void disconnected() {
		}

		@Override
		public void saw(Sighting sighting) {
			ZooKeeperWatcherTests.this.seen.add(sighting);
		}

	}

}
