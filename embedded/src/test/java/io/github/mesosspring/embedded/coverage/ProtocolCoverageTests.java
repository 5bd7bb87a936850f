package io.github.mesosspring.embedded.coverage;

import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Api;
import io.github.mesosspring.wire.RecordedMessage.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No call and no event of the APIs is only hoped to work: each was recorded from a real
 * Mesos, or goes between us and an embedded one here.
 */
class ProtocolCoverageTests {

	/** No agent of any version sends it; libraries make it up for their users. */
	private static final String NEVER_SENT = "ERROR";

	private static CoverageTable table;

	@BeforeAll
	static void talk() {
		Seen seen = new Seen();
		for (Encoding encoding : Encoding.values()) {
			talk(encoding, seen);
		}
		table = new CoverageTable(seen);
	}

	private static void talk(Encoding encoding, Seen seen) {
		try (ClusterSession session = new ClusterSession(encoding, seen, "1.12")) {
			SchedulerScript scheduler = new SchedulerScript(session);
			OperatorScript operator = new OperatorScript(session);
			scheduler.reserve();
			new ExecutorScript(session, scheduler).live(() -> {
				operator.askEverything();
				scheduler.makeRoom(operator);
			});
			scheduler.wish();
			scheduler.end();
			operator.hear();
			operator.replaceAgents();
			operator.maintain();
		}
		try (ClusterSession session = new ClusterSession(encoding, seen, "1.7")) {
			new SchedulerScript(session).askForOperations();
		}
	}

	@Test
	void everyCallAndEventOfTheSchedulerApiIsCovered() {
		assertThat(Api.types(Api.SCHEDULER.call())).hasSize(17);
		assertThat(Api.types(Api.SCHEDULER.event())).hasSize(11);
		assertThat(table.uncovered(Api.SCHEDULER, Kind.CALL)).isEmpty();
		assertThat(table.uncovered(Api.SCHEDULER, Kind.EVENT)).isEmpty();
		assertThat(table.uncovered(Api.SCHEDULER, Kind.ANSWER)).isEmpty();
	}

	@Test
	void everyCallAndEventOfTheExecutorApiIsCoveredButTheOneThatIsNeverSent() {
		assertThat(Api.types(Api.EXECUTOR.call())).hasSize(4);
		assertThat(Api.types(Api.EXECUTOR.event())).hasSize(9);
		assertThat(table.uncovered(Api.EXECUTOR, Kind.CALL)).isEmpty();
		assertThat(table.uncovered(Api.EXECUTOR, Kind.EVENT)).containsExactly(NEVER_SENT);
	}

	@Test
	void everyRecordedCallAnswerAndEventOfTheOperatorApisIsCoveredInBothEncodings() {
		for (Api api : List.of(Api.MASTER, Api.AGENT)) {
			for (Kind kind : Kind.values()) {
				List<String> recorded = table.recorded(api, kind);
				assertThat(recorded).isNotEmpty();
				assertThat(table.uncovered(api, kind)).noneMatch(recorded::contains);
			}
		}
	}

	@Test
	void theDocumentHasTheTable() {
		String rendered = table.render();
		System.out.println(rendered);
		CoveragePage.assertBlock("coverage", rendered);
	}

}
