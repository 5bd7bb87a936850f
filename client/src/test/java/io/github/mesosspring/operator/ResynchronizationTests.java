package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.master.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The questions for the whole state while a stream goes on.
 */
@Timeout(60)
class ResynchronizationTests {

	private static final String FIRST = "FIRST of m1 with 0 tasks";

	private static final Duration INTERVAL = Duration.ofSeconds(60);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final FakeMasters masters = new FakeMasters();

	private final List<URI> asked = new CopyOnWriteArrayList<>();

	private final List<Sinks.One<Response.GetState>> questions = new CopyOnWriteArrayList<>();

	private final MasterEvents events = new MasterEvents(
			new StreamExchange(WebClient.builder().exchangeFunction(this.masters).build(), Encoding.PROTOBUF.codec()),
			this.masters, 4096, this::ask, this.clock, Schedulers.immediate(), () -> 0.5);

	private final Received received = Received.all();

	@Test
	void asksTheMasterOfTheStreamForItsStateNowAndThen() {
		subscribe(this.received, INTERVAL);
		assertThat(this.asked).isEmpty();
		pass(INTERVAL);
		assertThat(this.asked).containsExactly(FakeMasters.FIRST);
		answer(3);
		pass(INTERVAL);
		answer(4);
		assertThat(this.received.items).containsExactly(FIRST, "PERIODIC of m1 with 3 tasks",
				"PERIODIC of m1 with 4 tasks");
	}

	@Test
	void aChangeThatArrivesBeforeTheAnswerComesAfterIt() {
		subscribe(this.received, INTERVAL);
		this.masters.last().send(ClusterEvents.taskAdded("a"));
		pass(INTERVAL);
		this.masters.last().send(ClusterEvents.AGENT_REMOVED);
		assertThat(this.received.items).containsExactly(FIRST, "TASK_ADDED");
		answer(1);
		this.masters.last().send(ClusterEvents.taskAdded("b"));
		assertThat(this.received.items).containsExactly(FIRST, "TASK_ADDED", "PERIODIC of m1 with 1 tasks",
				"AGENT_REMOVED", "TASK_ADDED");
	}

	@Test
	void goesOnWithoutAStateThatCannotBeHad() {
		subscribe(this.received, INTERVAL);
		pass(INTERVAL);
		this.masters.last().send(ClusterEvents.AGENT_REMOVED);
		last().tryEmitError(new OperatorCallRejectedException("GET_STATE", FakeMasters.FIRST, 403, "Forbidden"))
			.orThrow();
		assertThat(this.received.items).containsExactly(FIRST, "AGENT_REMOVED");
		pass(INTERVAL);
		this.masters.last().send(ClusterEvents.AGENT_REMOVED);
		pass(Duration.ofSeconds(30));
		assertThat(this.received.items).containsExactly(FIRST, "AGENT_REMOVED", "AGENT_REMOVED");
		pass(INTERVAL);
		answer(1);
		assertThat(this.received.items).endsWith("PERIODIC of m1 with 1 tasks");
		assertThat(this.masters.connections).hasSize(1);
	}

	@Test
	void goesOnAfterAnAnswerThatIsEmpty() {
		subscribe(this.received, INTERVAL);
		pass(INTERVAL);
		this.masters.last().send(ClusterEvents.AGENT_REMOVED);
		last().tryEmitEmpty().orThrow();
		assertThat(this.received.items).containsExactly(FIRST, "AGENT_REMOVED");
	}

	@Test
	void leavesAMasterThatDoesNotLeadAnyMore() {
		subscribe(this.received, INTERVAL);
		pass(INTERVAL);
		last().tryEmitError(new OperatorCallRejectedException("GET_STATE", FakeMasters.FIRST, 307, "")).orThrow();
		assertThat(this.masters.last().isClosed()).isTrue();
		pass(Duration.ofMillis(125));
		assertThat(this.masters.connections).hasSize(2);
	}

	@Test
	void doesNotPileUpSnapshotsForASlowSubscriber() {
		Received slow = Received.onDemand();
		subscribe(slow, INTERVAL);
		pass(INTERVAL);
		answer(1);
		pass(INTERVAL.multipliedBy(5));
		assertThat(this.asked).hasSize(1);
		slow.request(1);
		pass(INTERVAL);
		assertThat(this.asked).hasSize(2);
	}

	@Test
	void doesNotAskBeforeTheFirstSnapshot() {
		this.events.open(MasterEventsSettings.defaults().resynchronizeEvery(INTERVAL)).subscribe(this.received);
		this.masters.last().accept();
		this.clock.advanceTimeBy(Duration.ofSeconds(70));
		assertThat(this.asked).isEmpty();
	}

	private void subscribe(Received subscriber, Duration interval) {
		this.events.open(MasterEventsSettings.defaults().resynchronizeEvery(interval)).subscribe(subscriber);
		this.masters.last().accept().send(ClusterEvents.subscribedWithoutInterval());
	}

	private Mono<Response.GetState> ask(URI master) {
		this.asked.add(master);
		Sinks.One<Response.GetState> question = Sinks.one();
		this.questions.add(question);
		return question.asMono();
	}

	private void answer(int tasks) {
		last().tryEmitValue(ClusterEvents.state(tasks)).orThrow();
	}

	private Sinks.One<Response.GetState> last() {
		return this.questions.get(this.questions.size() - 1);
	}

	private void pass(Duration time) {
		this.clock.advanceTimeBy(time);
	}

}
