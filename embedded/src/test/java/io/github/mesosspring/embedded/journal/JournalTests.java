package io.github.mesosspring.embedded.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

class JournalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	private final Journal journal = new Journal();

	private final MasterJournal master = new MasterJournal(this.journal, "127.0.0.1:5050");

	private final StreamJournal stream = this.master.stream(Call.Subscribe.newBuilder()
		.setFrameworkInfo(FrameworkInfo.newBuilder().setUser("u").setName("jobs"))
		.build());

	@Test
	void putsACallBeforeTheEventsItCausesAndKnowsTheIdTheyGive() {
		Call subscribe = Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder()
				.setFrameworkInfo(FrameworkInfo.newBuilder().setUser("u").setName("jobs")))
			.build();
		this.master.call(subscribe, "jobs", () -> {
			this.stream.sent(Event.newBuilder()
				.setType(Event.Type.SUBSCRIBED)
				.setSubscribed(Event.Subscribed.newBuilder().setFrameworkId(FrameworkID.newBuilder().setValue("F")))
				.build());
			return HttpAnswer.empty(202);
		});
		this.stream.sent(HEARTBEAT);
		this.stream.closed();
		assertThat(lines()).containsExactly("jobs -> SUBSCRIBE: 202", "jobs <- SUBSCRIBED", "jobs <- HEARTBEAT",
				"jobs -- stream closed");
		assertThat(this.journal.snapshot().entries()).allMatch((entry) -> entry.framework().id().equals("F"))
			.extracting(JournalEntry::number)
			.containsExactly(0L, 1L, 2L, 3L);
	}

	@Test
	void writesDownRefusalsInTheMastersWords() {
		this.master.call(kill("a"), "", () -> HttpAnswer.text(400, "Framework cannot be found"));
		this.master.refused(HttpAnswer.text(415, "Expecting 'Content-Type'"));
		assertThat(lines()).containsExactly("F -> KILL a: 400 Framework cannot be found",
				"somebody -> request refused: 415 Expecting 'Content-Type'");
	}

	@Test
	void writesDownACallThatHadNoAnswer() {
		assertThatRuntimeException().isThrownBy(() -> this.master.call(kill("a"), "jobs", () -> {
			throw new IllegalArgumentException("aborted");
		}));
		assertThat(lines()).containsExactly("jobs -> KILL a: 0");
	}

	@Test
	void forgetsTheOldestWhenTheMessagesGetTooLarge() {
		Event large = Event.newBuilder()
			.setType(Event.Type.MESSAGE)
			.setMessage(Event.Message.newBuilder()
				.setAgentId(AgentID.newBuilder().setValue("S0"))
				.setExecutorId(ExecutorID.newBuilder().setValue("e"))
				.setData(ByteString.copyFrom(new byte[(int) (Journal.MAX_BYTES / 2)])))
			.build();
		this.stream.sent(HEARTBEAT);
		this.stream.sent(large);
		this.stream.sent(large);
		assertThat(this.journal.snapshot().entries()).hasSize(1);
		assertThat(this.journal.snapshot().forgotten()).isEqualTo(2);
		this.journal.clear();
		assertThat(this.journal.snapshot().entries()).isEmpty();
		assertThat(this.journal.snapshot().forgotten()).isZero();
	}

	@Test
	void forgetsTheOldestWhenThereAreTooMany() {
		for (int number = 0; number <= Journal.MAX_ENTRIES; number++) {
			this.stream.sent(HEARTBEAT);
		}
		assertThat(this.journal.snapshot().entries()).hasSize(Journal.MAX_ENTRIES);
		assertThat(this.journal.snapshot().forgotten()).isOne();
	}

	@Test
	void wakesWhoeverWaits() throws Exception {
		CompletableFuture<Boolean> waiting = CompletableFuture
			.supplyAsync(() -> this.journal.await((seen) -> seen.entries().size() == 2, LIMIT));
		this.stream.sent(HEARTBEAT);
		this.stream.sent(HEARTBEAT);
		assertThat(waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void endsToWaitAtItsLimit() {
		assertThat(this.journal.await((seen) -> false, Duration.ofMillis(20))).isFalse();
	}

	@Test
	void setsAClockForwardThatDoesNotGoByItself() {
		List<Duration> steps = new ArrayList<>();
		Journal virtual = new Journal(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), steps::add);
		assertThat(virtual.await((seen) -> total(steps).compareTo(Duration.ofMinutes(30)) >= 0, Duration.ofHours(1)))
			.isTrue();
		assertThat(total(steps)).isLessThan(Duration.ofHours(1));
	}

	@Test
	void neverSetsTheClockBeyondTheLimit() {
		List<Duration> steps = new ArrayList<>();
		Journal virtual = new Journal(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), steps::add);
		assertThat(virtual.await((seen) -> false, Duration.ofMillis(70))).isFalse();
		assertThat(total(steps)).isEqualTo(Duration.ofMillis(70));
	}

	@Test
	void doesNotSetRealTimeForward() {
		assertThatIllegalStateException().isThrownBy(() -> this.journal.advance(Duration.ofSeconds(1)))
			.withMessageContaining("real time");
	}

	@Test
	void tellsListenersUntilTheyLeave() {
		List<JournalEntry> heard = new ArrayList<>();
		Disposable listening = this.journal.listen(heard::add);
		this.journal.listen((entry) -> {
			throw new IllegalStateException("a listener that fails");
		});
		this.stream.sent(HEARTBEAT);
		listening.dispose();
		this.stream.sent(HEARTBEAT);
		assertThat(heard).containsExactly(this.journal.snapshot().entries().get(0));
	}

	private List<String> lines() {
		return this.journal.snapshot().entries().stream().map(JournalEntry::toString).toList();
	}

	private static Duration total(List<Duration> steps) {
		return steps.stream().reduce(Duration.ZERO, Duration::plus);
	}

	private static Call kill(String task) {
		return Call.newBuilder()
			.setType(Call.Type.KILL)
			.setFrameworkId(FrameworkID.newBuilder().setValue("F"))
			.setKill(Call.Kill.newBuilder().setTaskId(TaskID.newBuilder().setValue(task)))
			.build();
	}

}
