package io.github.mesosspring.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.example.LiveView;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.operator.MasterEventsSettings;
import io.github.mesosspring.operator.MasterStreamItem;
import io.github.mesosspring.operator.MasterStreamItem.Snapshot;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.master.Event;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The client's view of a cluster, by the event stream of the embedded master.
 */
class OperatorStreamTests {

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final List<MasterStreamItem> items = new CopyOnWriteArrayList<>();

	@TempDir
	Path directory;

	@AfterEach
	void close() {
		this.clients.close();
	}

	@ParameterizedTest
	@EnumSource
	void tellsOfFrameworksAndTheirTasks(Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(1)) {
			Disposable stream = template(mesos, encoding).master().events().subscribe(this.items::add);
			soon().until(() -> this.items.size() == 1);
			assertThat(snapshots(Snapshot.Reason.FIRST).get(0).state().getGetAgents().getAgentsCount()).isOne();
			try (TestFramework framework = new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory())) {
				soon().until(() -> !framework.offers.isEmpty());
				framework.launch(framework.latestOffer(), "hello", "echo hello");
				soon().until(() -> framework.statesOf("hello").contains(TaskState.TASK_FINISHED));
				framework.calls.teardown().block(Duration.ofSeconds(10));
				soon().until(() -> changes().contains("FRAMEWORK_REMOVED"));
			}
			assertThat(changes()).startsWith("FRAMEWORK_ADDED", "TASK_ADDED")
				.endsWith("TASK_FINISHED", "FRAMEWORK_REMOVED");
			stream.dispose();
		}
	}

	@Test
	void asksForTheStateInBetween() {
		try (EmbeddedMesos mesos = mesos(1)) {
			Disposable stream = template(mesos, Encoding.PROTOBUF).master()
				.events(MasterEventsSettings.defaults().resynchronizeEvery(Duration.ofMillis(20)))
				.subscribe(this.items::add);
			soon().until(() -> snapshots(Snapshot.Reason.PERIODIC).size() > 2);
			assertThat(snapshots(Snapshot.Reason.PERIODIC).get(2).state().getGetAgents().getAgentsCount()).isOne();
			assertThat(snapshots(Snapshot.Reason.RECONNECTED)).isEmpty();
			stream.dispose();
		}
	}

	@Test
	void aViewIsRightAgainAfterTheLeaderChanged() {
		try (EmbeddedMesos mesos = mesos(3);
				TestFramework framework = new TestFramework(mesos.uri(), Encoding.PROTOBUF, FrameworkIdStores.memory());
				LiveView view = new LiveView(template(mesos, Encoding.PROTOBUF))) {
			Disposable stream = template(mesos, Encoding.PROTOBUF).master().events().subscribe(this.items::add);
			soon().until(() -> !framework.offers.isEmpty() && !this.items.isEmpty());
			framework.launch(framework.latestOffer(), "endless", "exec sleep 1000");
			soon().until(() -> view.tasks().containsValue(TaskState.TASK_RUNNING));
			String task = framework.frameworkIds.get(0) + "/endless";
			int old = mesos.leader().uri().getPort();
			int next = mesos.failOver().uri().getPort();
			soon().until(() -> snapshots(Snapshot.Reason.RECONNECTED).stream()
				.anyMatch((snapshot) -> snapshot.master().getPort() == next));
			assertThat(snapshots(Snapshot.Reason.FIRST).get(0).master().getPort()).isEqualTo(old);
			soon().until(() -> view.tasks().equals(Map.of(task, TaskState.TASK_RUNNING)));
			stream.dispose();
		}
	}

	private EmbeddedMesos mesos(int masters) {
		return EmbeddedMesos.builder()
			.masters(masters)
			.workDirectory(this.directory.resolve("work"))
			.cpus(1)
			.mem(256)
			.disk(256)
			.allocationInterval(Duration.ofMillis(50))
			.start();
	}

	private MesosOperatorTemplate template(EmbeddedMesos mesos, Encoding encoding) {
		String masters = mesos.masters()
			.stream()
			.map((master) -> master.uri().getAuthority())
			.collect(Collectors.joining(","));
		return MesosOperatorTemplate.builder(this.clients, encoding.codec(), LeaderDetectors.parse(masters, "http"))
			.build();
	}

	private List<Snapshot> snapshots(Snapshot.Reason reason) {
		return this.items.stream()
			.filter(Snapshot.class::isInstance)
			.map(Snapshot.class::cast)
			.filter((snapshot) -> snapshot.reason() == reason)
			.toList();
	}

	/** By their type, or the newest state of a task that was updated. */
	private List<String> changes() {
		return this.items.stream()
			.filter(MasterStreamItem.Change.class::isInstance)
			.map((item) -> ((MasterStreamItem.Change) item).event())
			.map((event) -> (event.getType() == Event.Type.TASK_UPDATED) ? event.getTaskUpdated().getState().name()
					: event.getType().name())
			.toList();
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
	}

}
