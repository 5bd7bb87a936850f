package io.github.mesosspring.test.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.mesosspring.reliability.ReliabilityPage;
import io.github.mesosspring.reliability.ReliabilityResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Spring application goes on working while whatever can go wrong between it and its
 * masters does.
 * <p>
 * {@code -Dmesos.long=true} runs more seeds, {@code -Dmesos.chaos.seeds=N} as many as
 * wanted, {@code -Dmesos.chaos.seed=N} one.
 */
class ChaosTests {

	private static final int SEEDS = 2;

	private static final int MANY_SEEDS = 12;

	@TempDir
	private Path folder;

	@Test
	void everyTasksLastStateIsKnownAndEveryUpdateHandledAndAcknowledgedWhateverGoesWrong() throws IOException {
		int count = Integer.getInteger("mesos.chaos.seeds", Boolean.getBoolean("mesos.long") ? MANY_SEEDS : SEEDS);
		ReliabilityResult result = new ReliabilityResult("chaos", "mvn verify -pl starter-test -am -Dtest=ChaosTests"
				+ " -Dmesos.chaos.seeds=" + count + " -Dsurefire.failIfNoSpecifiedTests=false");
		Long one = Long.getLong("mesos.chaos.seed");
		long[] seeds = (one != null) ? new long[] { one } : LongStream.rangeClosed(1, count).toArray();
		for (long seed : seeds) {
			new ChaosRun(seed).run(Files.createDirectory(this.folder.resolve("seed-" + seed)), result);
		}
		result.publish();
	}

	@Test
	void thePageNamesTheFaultsThatAreInjected() {
		assertThat(ReliabilityPage.faults("chaos"))
			.containsExactlyElementsOf(Stream.of(ChaosFault.values()).map(ChaosFault::title).toList());
	}

}
