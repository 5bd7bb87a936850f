package io.github.mesosspring.test.assertj;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.embedded.journal.JournalSnapshot;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of the journal, read for what frameworks did. Calls that the master refused
 * do not count.
 */
final class Observations {

	private final JournalSnapshot snapshot;

	private final List<JournalEntry> entries;

	Observations(JournalSnapshot snapshot, @Nullable String framework) {
		this.snapshot = snapshot;
		this.entries = (framework != null)
				? snapshot.entries().stream().filter((entry) -> entry.framework().name().equals(framework)).toList()
				: snapshot.entries();
	}

	JournalSnapshot snapshot() {
		return this.snapshot;
	}

	List<JournalEntry> entries() {
		return this.entries;
	}

	long forgotten() {
		return this.snapshot.forgotten();
	}

	Stream<CallAnswered> answered(Call.Type type) {
		return this.entries.stream()
			.filter(CallAnswered.class::isInstance)
			.map(CallAnswered.class::cast)
			.filter((entry) -> entry.isAccepted() && entry.call().getType() == type);
	}

	Stream<Call> calls(Call.Type type) {
		return answered(type).map(CallAnswered::call);
	}

	Stream<Event> events(Event.Type type) {
		return this.entries.stream()
			.filter(EventSent.class::isInstance)
			.map((entry) -> ((EventSent) entry).event())
			.filter((event) -> event.getType() == type);
	}

	/** The tasks that somebody asked to launch. */
	Stream<TaskInfo> launched() {
		return calls(Call.Type.ACCEPT).flatMap((call) -> call.getAccept().getOperationsList().stream())
			.flatMap((operation) -> (operation.getType() == Offer.Operation.Type.LAUNCH_GROUP)
					? operation.getLaunchGroup().getTaskGroup().getTasksList().stream()
					: operation.getLaunch().getTaskInfosList().stream());
	}

	List<String> launchedNames() {
		return launched().map(Observations::nameOf).toList();
	}

	/** The ids of the tasks that go by a name; a name that is an id itself is one too. */
	Set<String> ids(String task) {
		Set<String> ids = new HashSet<>(Set.of(task));
		launched().filter((info) -> info.getName().equals(task))
			.forEach((info) -> ids.add(info.getTaskId().getValue()));
		return ids;
	}

	Stream<TaskStatus> updates() {
		return events(Event.Type.UPDATE).map((event) -> event.getUpdate().getStatus());
	}

	Stream<TaskStatus> updates(String task) {
		Set<String> ids = ids(task);
		return updates().filter((status) -> ids.contains(status.getTaskId().getValue()));
	}

	/** The updates that were acknowledged. */
	List<TaskStatus> acknowledged() {
		Set<ByteString> uuids = acknowledgedUuids();
		return updates().filter((status) -> uuids.contains(status.getUuid())).toList();
	}

	/** The updates that wait for their acknowledgement. */
	List<TaskStatus> unacknowledged() {
		Set<ByteString> uuids = acknowledgedUuids();
		return updates().filter((status) -> status.hasUuid() && !uuids.contains(status.getUuid())).toList();
	}

	private Set<ByteString> acknowledgedUuids() {
		Set<ByteString> uuids = new HashSet<>();
		calls(Call.Type.ACKNOWLEDGE).forEach((call) -> uuids.add(call.getAcknowledge().getUuid()));
		return uuids;
	}

	boolean hasUpdate(List<TaskStatus> updates, String task, TaskState state) {
		Set<String> ids = ids(task);
		return updates.stream()
			.anyMatch((status) -> status.getState() == state && ids.contains(status.getTaskId().getValue()));
	}

	List<String> killed() {
		return calls(Call.Type.KILL).map((call) -> call.getKill().getTaskId().getValue()).toList();
	}

	static List<String> describe(Stream<TaskStatus> updates) {
		return updates.map((status) -> status.getTaskId().getValue() + " " + status.getState()).toList();
	}

	private static String nameOf(TaskInfo task) {
		String id = task.getTaskId().getValue();
		return task.getName().equals(id) ? id : task.getName() + " (" + id + ")";
	}

}
