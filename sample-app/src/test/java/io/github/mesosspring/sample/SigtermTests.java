package io.github.mesosspring.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.embedded.journal.JournalEntry.StreamClosed;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application is told to stop while jobs run; the Mesos it uses lives on.
 */
class SigtermTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/** What Spring gives a phase. */
	private static final Duration PHASE = Duration.ofSeconds(30);

	private static final int SIGTERM = 128 + 15;

	@TempDir
	private Path folder;

	@Test
	void acknowledgesWhatWasHandledAndLeavesFrameworkAndTasksAlone() throws Exception {
		Application application = new Application(this.folder);
		Map<String, Path> marks = new LinkedHashMap<>();
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.cpus(8)
			.mem(4096)
			.allocationInterval(Duration.ofMillis(100))
			.start()) {
			try (ChildJvm process = application.start(mesos.uri())) {
				JobClient client = new JobClient(process);
				// Updates of the short ones are on their way whenever it stops.
				for (String seconds : List.of("5", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7")) {
					Path mark = this.folder.resolve("mark-" + seconds + ".txt");
					marks.put(client.submit("job", seconds, mark), mark);
				}
				application.awaitOnDisk("$.jobs[*].history[?(@.state == 'TASK_FINISHED')]");
				process.sigterm();
				assertThat(process.awaitExit(PHASE)).isEqualTo(SIGTERM);
			}
			// The process may have ended before the master notices.
			List<JournalEntry> journal = Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> mesos.journal().snapshot().entries(), SigtermTests::endsWithTheStream);
			assertThat(calls(journal, Call.Type.TEARDOWN)).isEmpty();
			assertThat(unacknowledged(application, journal)).isEmpty();
			// Those that still waited are nobody's business but the next application's.
			marks.keySet().retainAll(launched(application, journal));
			Awaitility.await()
				.atMost(PATIENCE)
				.untilAsserted(() -> assertThat(marks.values())
					.allSatisfy((mark) -> assertThat(mark).hasContent("began\nended")));
		}
	}

	private static boolean endsWithTheStream(List<JournalEntry> journal) {
		return journal.get(journal.size() - 1) instanceof StreamClosed;
	}

	/**
	 * The jobs whose ACCEPT the master had.
	 */
	private static Set<String> launched(Application application, List<JournalEntry> journal) {
		Set<String> jobs = new HashSet<>();
		calls(journal, Call.Type.ACCEPT).stream()
			.flatMap((call) -> call.getAccept().getOperationsList().stream())
			.flatMap((operation) -> operation.getLaunch().getTaskInfosList().stream())
			.map((task) -> "$.jobs[?(@.launch.taskId == '" + task.getTaskId().getValue() + "')].id")
			.forEach((path) -> application.onDisk(path).forEach((id) -> jobs.add(String.valueOf(id))));
		return jobs;
	}

	/**
	 * What is on disk was handled.
	 */
	private static List<String> unacknowledged(Application application, List<JournalEntry> journal) {
		List<Call> acknowledged = calls(journal, Call.Type.ACKNOWLEDGE);
		return journal.stream()
			.filter((entry) -> entry instanceof EventSent sent && sent.event().hasUpdate())
			.map((entry) -> ((EventSent) entry).event().getUpdate().getStatus())
			.filter((status) -> status.hasUuid() && isOnDisk(application, status))
			.filter((status) -> acknowledged.stream()
				.noneMatch((call) -> call.getAcknowledge().getUuid().equals(status.getUuid())))
			.map((status) -> status.getTaskId().getValue() + " " + status.getState())
			.toList();
	}

	private static boolean isOnDisk(Application application, TaskStatus status) {
		List<Object> found = application.onDisk("$.jobs[?(@.launch.taskId == '" + status.getTaskId().getValue()
				+ "')].history[?(@.state == '" + status.getState() + "')]");
		return !found.isEmpty();
	}

	private static List<Call> calls(List<JournalEntry> journal, Call.Type type) {
		return journal.stream()
			.filter((entry) -> entry instanceof CallAnswered answered && answered.isAccepted()
					&& answered.call().getType() == type)
			.map((entry) -> ((CallAnswered) entry).call())
			.toList();
	}

}
