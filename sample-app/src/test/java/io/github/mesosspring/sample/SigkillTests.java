package io.github.mesosspring.sample;

import java.nio.file.Path;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.mesosspring.embedded.proxy.TcpProxy;
import io.github.mesosspring.embedded.standalone.Main;
import io.github.mesosspring.reliability.ReliabilityResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application is killed while jobs run, more are launched and others wait; the Mesos
 * it uses lives on in another JVM. Each job writes down that it ran, so that a job that
 * ran twice, or not at all, shows. {@code -Dmesos.long=true} kills it more often.
 */
class SigkillTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int KILLS = 3;

	private static final int MANY_KILLS = 20;

	@TempDir
	private Path folder;

	/** Marks of the jobs, by id. */
	private final Map<String, Path> marks = new LinkedHashMap<>();

	private final Set<String> frameworkIds = new HashSet<>();

	@Test
	void everyJobRunsToItsEndOnceHoweverOftenAndWheneverTheApplicationIsKilled() throws Exception {
		long seed = Long.getLong("mesos.sigkill.seed", 1);
		List<KillMoment> moments = moments(Boolean.getBoolean("mesos.long") ? MANY_KILLS : KILLS, new Random(seed));
		Application application = new Application(this.folder);
		try (ChildJvm mesos = ChildJvm.start(this.folder, "mesos", Main.class, "--port=0", "--cpus=4", "--mem=4096",
				"--allocation-interval=200ms", "--work-dir=" + this.folder.resolve("mesos"));
				TcpProxy network = TcpProxy.to(URI.create(mesos.awaitOutput("listening on (http://\\S+)")))) {
			for (int round = 0; round < moments.size(); round++) {
				kill(application, network, moments.get(round), "round" + round);
			}
			try (ChildJvm process = application.start(network.uri())) {
				JobClient client = new JobClient(process);
				awaitEnd(client);
				this.frameworkIds.add(client.frameworkId());
				assertThat(this.frameworkIds).as("seed %d, %s", seed, moments).hasSize(1);
				for (Map.Entry<String, Path> mark : this.marks.entrySet()) {
					assertThat(mark.getValue()).as("seed %d, %s, job %s", seed, moments, client.job(mark.getKey()))
						.hasContent("began\nended");
				}
			}
		}
		report(moments);
	}

	/**
	 * Each in its turn. The last needs a framework id from before, the first sees to one.
	 */
	private static List<KillMoment> moments(int kills, Random random) {
		List<KillMoment> moments = new ArrayList<>();
		while (moments.size() < kills) {
			List<KillMoment> all = new ArrayList<>(Arrays.asList(KillMoment.values()));
			Collections.shuffle(all.subList(moments.isEmpty() ? 1 : 0, all.size()), random);
			moments.addAll(all);
		}
		return moments.subList(0, kills);
	}

	private void kill(Application application, TcpProxy network, KillMoment moment, String jobs) throws Exception {
		moment.before(network);
		try (ChildJvm process = application.start(network.uri())) {
			if (moment.isWhileItWorks()) {
				JobClient client = new JobClient(process);
				this.frameworkIds.add(client.frameworkId());
				submitJobs(client, jobs);
			}
			moment.await(process, application, jobs, network);
			process.sigkill();
		}
		network.restore();
	}

	/**
	 * Some that end while the application is dead, some that outlive it, more than fit.
	 */
	private void submitJobs(JobClient client, String name) {
		for (String seconds : List.of("0.2", "1", "2", "4", "0.5")) {
			Path mark = this.folder.resolve(name + "-" + this.marks.size() + ".txt");
			this.marks.put(client.submit(name, seconds, mark), mark);
		}
	}

	private void awaitEnd(JobClient client) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
			List<String> open = new ArrayList<>();
			for (String id : this.marks.keySet()) {
				if (!client.state(id).equals("TASK_FINISHED")) {
					open.add(client.job(id));
				}
			}
			assertThat(open).isEmpty();
		});
	}

	private void report(List<KillMoment> moments) {
		ReliabilityResult result = new ReliabilityResult("sigkill",
				"mvn verify -pl sample-app -am -Dmesos.long=true -Dtest=SigkillTests -Dsurefire.failIfNoSpecifiedTests=false");
		result.add("run", "kills", moments.size())
			.add("run", "framework ids", this.frameworkIds.size())
			.add("run", "jobs", this.marks.size())
			.add("run", "jobs that ran once", this.marks.size());
		for (KillMoment moment : KillMoment.values()) {
			result.add(ReliabilityResult.FAULTS, moment.title(),
					moments.stream().filter((other) -> other == moment).count());
		}
		result.publish();
	}

}
