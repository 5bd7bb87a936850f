package io.github.mesosspring.test.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MesosReplayerTests {

	private final List<Recorded> items = new ArrayList<>(
			List.of(new Recorded.Start(1, Instant.EPOCH, "jobs", Encoding.PROTOBUF)));

	private final Jobs jobs = new Jobs();

	private final MesosReplayer replayer = MesosReplayer.of(this.jobs);

	@AfterEach
	void close() {
		this.replayer.close();
	}

	@Test
	void handsEventsToHandlersInTheRecordedOrder() {
		events(1, Messages.subscribed(), Messages.update("t", TaskState.TASK_RUNNING), Messages.offers("o1", "o2"),
				Messages.update("t", TaskState.TASK_FINISHED), Messages.offers("o3"));
		play();
		assertThat(this.jobs.seen).containsExactly("SUBSCRIBED", "t TASK_RUNNING", "o1", "o2", "t TASK_FINISHED", "o3");
	}

	@Test
	void collectsTheCallsOfHandlersAndOfTheClient() {
		events(1, Messages.subscribed(), Messages.offers("take", "leave"),
				Messages.update("t", TaskState.TASK_RUNNING));
		Replay replay = play();
		assertThat(replay.calls()).extracting(Call::getType).containsExactly(Call.Type.ACCEPT, Call.Type.ACKNOWLEDGE);
		assertThat(replay.calls()).allMatch((call) -> call.getFrameworkId().getValue().equals("f"));
		assertThat(replay.madeCalls()).extracting(ReplayedCall::line).containsExactly(3, 4);
		assertThat(replay.madeCalls()).extracting(ReplayedCall::outcome).containsOnly(CallOutcome.ACCEPTED);
	}

	@Test
	void doesWhatTheClientDoesAboutAHandlerThatFails() {
		events(1, Messages.subscribed(), Messages.offers("fail"), Messages.update("fail", TaskState.TASK_RUNNING),
				Messages.update("t", TaskState.TASK_RUNNING));
		Replay replay = play();
		assertThat(replay.failures()).extracting(ReplayFailure::line).containsExactly(3, 4);
		assertThat(replay.failures()).extracting(ReplayFailure::cause)
			.allMatch(IllegalStateException.class::isInstance);
		assertThat(replay.calls()).extracting(Call::getType).containsExactly(Call.Type.DECLINE, Call.Type.ACKNOWLEDGE);
	}

	@Test
	void voidsOffersThatWereRescinded() {
		events(1, Messages.subscribed(), Messages.offers("keep"), Messages.rescind("keep"));
		state(SubscriptionState.SUBSCRIBED, SubscriptionState.BACKING_OFF);
		play();
		CallOperations calls = this.jobs.calls;
		assertThat(calls.decline(List.of(Messages.offerId("keep")), null).onErrorComplete().block()).isNull();
		assertThat(this.replayer.played().madeCalls()).last()
			.returns(CallOutcome.NOT_SENT, ReplayedCall::outcome)
			.satisfies((made) -> assertThat(made.message()).contains("no subscription"));
	}

	@Test
	void goesThroughSubscriptionsAsTheyWere() {
		events(1, Messages.subscribed(), Messages.offers("keep"));
		state(SubscriptionState.SUBSCRIBED, SubscriptionState.BACKING_OFF);
		events(1, Messages.update("late", TaskState.TASK_RUNNING));
		events(2, Messages.subscribed(), Messages.offers("take"));
		this.items.add(new Recorded.Start(90, Instant.EPOCH, "jobs", Encoding.PROTOBUF));
		events(1, Messages.offers("orphan"), Messages.subscribed(), Messages.offers("take"));
		Replay replay = play();
		assertThat(this.jobs.seen).containsExactly("SUBSCRIBED", "keep", "SUBSCRIBED", "take", "SUBSCRIBED", "take");
		assertThat(replay.skipped()).hasSize(2);
		assertThat(replay.madeCalls()).extracting(ReplayedCall::outcome)
			.containsExactly(CallOutcome.ACCEPTED, CallOutcome.ACCEPTED);
	}

	@Test
	void playsWhatCouldNotBeDecodedAsItCame() {
		events(1, Messages.subscribed());
		this.items.add(new Recorded.Undecodable(3, Instant.EPOCH, 1, MesosEventType.UPDATE,
				ByteString.copyFrom(new byte[] { 8, 1, 1 }), "broken"));
		Replay replay = play();
		assertThat(replay.failures()).singleElement()
			.returns(3, ReplayFailure::line)
			.returns(null, ReplayFailure::type);
	}

	@Test
	void playsAsOftenAsOneLikes() {
		events(1, Messages.subscribed(), Messages.offers("take"));
		assertThat(play().calls()).isEqualTo(play().calls()).hasSize(1);
	}

	@Test
	void waitsForHandlersThatFinishOnAnotherThread() {
		events(1, Messages.subscribed(), Messages.update("slow", TaskState.TASK_RUNNING),
				Messages.update("t", TaskState.TASK_RUNNING));
		play();
		assertThat(this.jobs.seen).containsExactly("SUBSCRIBED", "slow TASK_RUNNING", "t TASK_RUNNING");
	}

	@Test
	void givesHandlersTheTemplateTheyAreMadeWith() {
		events(1, Messages.subscribed());
		try (MesosReplayer own = MesosReplayer.withCalls((calls) -> List.of(new Reviver(calls)))) {
			Replay replay = own.play(new RecordedTraffic(this.items));
			assertThat(replay.calls()).extracting(Call::getType).containsExactly(Call.Type.REVIVE);
		}
	}

	private Replay play() {
		return this.replayer.play(new RecordedTraffic(this.items));
	}

	private void events(long epoch, Event... events) {
		for (Event event : events) {
			this.items.add(new Recorded.Event(this.items.size() + 1, Instant.EPOCH, epoch, event));
		}
	}

	private void state(SubscriptionState from, SubscriptionState to) {
		this.items
			.add(new Recorded.State(this.items.size() + 1, Instant.EPOCH, from, to, SessionLoss.STREAM_ENDED, null));
	}

	static class Jobs {

		final List<String> seen = new ArrayList<>();

		CallOperations calls;

		@MesosEventHandler
		void subscribed(Event.Subscribed subscribed, CallOperations template) {
			this.calls = template;
			this.seen.add("SUBSCRIBED");
		}

		@MesosEventHandler
		void offered(Offer offer, CallTemplate template) {
			String id = offer.getId().getValue();
			this.seen.add(id);
			if (id.equals("fail")) {
				throw new IllegalStateException(id);
			}
			if (id.equals("take")) {
				template.accept(List.of(offer.getId()), List.of(), null);
			}
		}

		@MesosEventHandler
		CompletableFuture<Void> updated(TaskStatus status) {
			String id = status.getTaskId().getValue();
			if (id.equals("fail")) {
				throw new IllegalStateException(id);
			}
			Runnable note = () -> this.seen.add(id + " " + status.getState());
			if (id.equals("slow")) {
				return CompletableFuture.runAsync(note);
			}
			note.run();
			return CompletableFuture.completedFuture(null);
		}

	}

	record Reviver(CallTemplate calls) {

		@MesosEventHandler
		void subscribed(Event.Subscribed subscribed) {
			this.calls.revive(List.of());
		}

	}

}
