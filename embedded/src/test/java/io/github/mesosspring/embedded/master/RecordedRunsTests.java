package io.github.mesosspring.embedded.master;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs that were recorded from a real master and agent, done again with the
 * embedded ones: the same calls in the same order after the same events, on a clock that
 * a test sets forward to the recorded times. The commands run as real processes.
 */
class RecordedRunsTests {

	@TempDir
	private Path workDirectory;

	static Stream<Arguments> runs() {
		return Stream
			.of("S01-subscribe", "S02-command-task", "S03-kill", "S04-reconcile", "S05-update-retry", "S07-resubscribe",
					"S09-message", "S12-launch-group", "S19-executor-api", "S20-remove-container-aborts-agent",
					"S06-unknown-type-aborts-master", "S12-duplicate-id-aborts-master")
			.flatMap((scenario) -> Stream.of(Encoding.values()).map((encoding) -> Arguments.of(scenario, encoding)));
	}

	/**
	 * Whether KILL overtakes the launch of the task {@code g2} is a race with a real
	 * master too.
	 */
	@ParameterizedTest
	@MethodSource("runs")
	void goesAsTheRecordedOneDid(String scenario, Encoding encoding) throws Exception {
		try (ReplayedRun run = new ReplayedRun(scenario + "-" + encoding.name().toLowerCase(Locale.ROOT), encoding,
				this.workDirectory)) {
			run.replay();
			run.assertSameStreams(Set.of("g2"));
			ReplayTable.assertRow(scenario, encoding, run.compared());
		}
	}

}
