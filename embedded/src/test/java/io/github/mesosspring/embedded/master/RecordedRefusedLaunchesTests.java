package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every launch that was recorded as refused by a real master, tried again with offers of
 * the embedded one.
 */
class RecordedRefusedLaunchesTests {

	@ParameterizedTest
	@EnumSource
	void refusesAsTheRecordedMasterDid(Encoding encoding) {
		Recording recording = Recordings.named("S15-refused-launch-" + encoding.name().toLowerCase(Locale.ROOT));
		int compared = 0;
		for (Exchange stream : recording.exchanges().stream().filter(Exchange::stream).toList()) {
			try (TestMaster master = new TestMaster()) {
				Replay replay = new Replay(encoding, recording, stream, master);
				replay.run();
				compared += replay.accepts.size();
			}
		}
		ReplayTable.assertRow("S15-refused-launch", encoding, compared);
	}

	/**
	 * The resources that the text of a group too big for its offer names in the end
	 * depend on what else ran in the recorded run.
	 */
	@ParameterizedTest
	@EnumSource
	void refusesGroupsAsTheRecordedMasterDid(Encoding encoding) {
		Recording recording = Recordings.named("S12-launch-group-" + encoding.name().toLowerCase(Locale.ROOT));
		Exchange stream = recording.exchanges().get(0);
		try (TestMaster master = new TestMaster()) {
			Replay replay = new Replay(encoding, recording, stream, master);
			assertThat(replay.expected).hasSize(3);
			replay.accepts.removeIf((exchange) -> !exchange.name().endsWith("too-big")
					&& !exchange.name().endsWith("executor-without-resources"));
			assertThat(replay.accepts).hasSize(2);
			replay.compare((text) -> text.replaceAll("more than available .*(?= .*-S)", "more than available"));
			ReplayTable.assertRow("S12-launch-group, refusals", encoding, replay.accepts.size());
		}
	}

	private static final class Replay {

		private final Encoding encoding;

		private final List<Exchange> accepts;

		private final List<TaskStatus> expected;

		private final TestMaster master;

		private final TestScheduler scheduler;

		private final String recordedFramework;

		Replay(Encoding encoding, Recording recording, Exchange stream, TestMaster master) {
			this.encoding = encoding;
			this.master = master;
			Call subscribe = decode(stream);
			this.scheduler = TestScheduler.subscribe(master.uri(), encoding,
					subscribe.getSubscribe().getFrameworkInfo().toBuilder());
			List<Event> events = stream.events()
				.stream()
				.map((event) -> Encoding.JSON.codec().decode(event, Event.getDefaultInstance()))
				.toList();
			this.recordedFramework = events.get(0).getSubscribed().getFrameworkId().getValue();
			this.expected = events.stream()
				.map((event) -> event.getUpdate().getStatus())
				.filter((status) -> status.getSource() == TaskStatus.Source.SOURCE_MASTER
						&& status.getReason() != TaskStatus.Reason.REASON_RECONCILIATION && status.hasMessage()
						&& !status.hasUuid())
				.toList();
			this.accepts = recording.exchanges()
				.stream()
				.filter((exchange) -> !exchange.stream() && decode(exchange).getType() == Call.Type.ACCEPT
						&& decode(exchange).getFrameworkId().getValue().equals(this.recordedFramework))
				.collect(Collectors.toCollection(ArrayList::new));
		}

		private Call decode(Exchange exchange) {
			return this.encoding.codec().decode(exchange.request().body(), Call.getDefaultInstance());
		}

		void run() {
			assertThat(this.accepts).hasSizeGreaterThan(15);
			compare(UnaryOperator.identity());
		}

		void compare(UnaryOperator<String> ignoring) {
			List<TaskStatus> refused = new ArrayList<>();
			Offer offer = this.scheduler.nextOffer();
			for (Exchange exchange : this.accepts) {
				Call.Accept.Builder accept = translate(decode(exchange).getAccept(), offer);
				this.scheduler.call((call) -> call.setType(Call.Type.ACCEPT).setAccept(accept));
				this.scheduler.drain()
					.stream()
					.filter(Event::hasUpdate)
					.forEach((event) -> refused.add(event.getUpdate().getStatus()));
				finish(exchange);
				if (accept.getOfferIdsList().contains(offer.getId())) {
					offer = nextOffer();
				}
			}
			assertThat(refused.stream().map(this::describe).map(ignoring))
				.containsExactlyElementsOf(this.expected.stream().map(this::describe).map(ignoring).toList());
			this.scheduler.close();
		}

		/** What the recorded run launched and had gone by the time of the next offers. */
		private void finish(Exchange exchange) {
			for (TaskInfo task : this.master.agent().launched) {
				String id = task.getTaskId().getValue();
				if (this.master.agent().asked.remove("launch " + id)
						&& !Set.of("t11").contains(id.replaceAll(".*-", ""))) {
					this.master.agent().report(this.scheduler.id(), id, TaskState.TASK_FINISHED);
					assertThat(this.scheduler.nextUpdate().getState()).as(exchange.toString())
						.isEqualTo(TaskState.TASK_FINISHED);
				}
			}
		}

		private Offer nextOffer() {
			this.master.advance(Duration.ofSeconds(6));
			Object event = this.scheduler.next();
			while (event.equals(Events.HEARTBEAT)) {
				event = this.scheduler.next();
			}
			return ((Event) event).getOffers().getOffers(0);
		}

		private Call.Accept.Builder translate(Call.Accept recorded, Offer offer) {
			Call.Accept.Builder accept = recorded.toBuilder().clearOfferIds();
			for (OfferID id : recorded.getOfferIdsList()) {
				accept.addOfferIds(id.getValue().startsWith("no-") ? id : offer.getId());
			}
			for (Offer.Operation.Builder operation : accept.getOperationsBuilderList()) {
				if (operation.hasLaunchGroup()) {
					operation.getLaunchGroupBuilder().getExecutorBuilder().setFrameworkId(this.scheduler.id());
					operation.getLaunchGroupBuilder()
						.getTaskGroupBuilder()
						.getTasksBuilderList()
						.forEach((task) -> task.setAgentId(offer.getAgentId()));
				}
				for (TaskInfo.Builder task : operation.getLaunchBuilder().getTaskInfosBuilderList()) {
					if (!task.getAgentId().getValue().startsWith("no-")) {
						task.setAgentId(offer.getAgentId());
					}
				}
			}
			return accept;
		}

		private String describe(TaskStatus status) {
			AgentID agent = status.getAgentId();
			String message = status.getMessage()
				.replaceAll("[0-9a-f-]{36}-O\\d+", "OFFER")
				.replaceAll("[0-9a-f-]{36}-S\\d+", "AGENT")
				.replaceAll("[0-9a-f-]{36}-\\d+", "FRAMEWORK");
			return String.join(" ", status.getTaskId().getValue(), status.getState().name(), status.getReason().name(),
					message, agent.getValue().replaceAll("[0-9a-f-]{36}", ""), String.valueOf(status.hasExecutorId()));
		}

	}

}
