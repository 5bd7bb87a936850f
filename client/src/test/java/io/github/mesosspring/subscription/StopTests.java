package io.github.mesosspring.subscription;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How a subscription ends.
 */
class StopTests {

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final List<String> notes = this.test.sink.notes;

	private final AtomicInteger callbacks = new AtomicInteger();

	private Mono<Void> flushed = Mono.empty();

	private Mono<Void> tornDown = Mono.empty();

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void handlersFinishThenCallsAreAnsweredAndThenTheConnectionIsClosed() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		Sinks.Empty<Void> answers = answers();
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		assertThat(this.notes).containsExactly("begin 1", "quiesce");
		assertThat(this.callbacks).hasValue(0);
		handler.tryEmitEmpty().orThrow();
		assertThat(this.notes).containsExactly("begin 1", "quiesce", "flush");
		assertThat(this.test.session()).isNotNull();
		assertThat(connection.isClosedByClient()).isFalse();
		answers.tryEmitEmpty().orThrow();
		assertThat(this.notes).containsExactly("begin 1", "quiesce", "flush", "end 1");
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.test.sessions.current()).isNull();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.callbacks).hasValue(1);
		this.test.store.open();
		assertThat(this.test.store.load()).isEqualTo(TestEvents.id("f-1"));
		this.test.store.close();
	}

	@Test
	void handlerThatNeverEndsIsWaitedForAsLongAsConfigured() {
		this.test.sink.handle();
		this.test.builder.stopTimeout(Duration.ofSeconds(3));
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		this.test.time.advanceTimeBy(Duration.ofMillis(2999));
		assertThat(this.callbacks).hasValue(0);
		this.test.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.callbacks).hasValue(1);
		assertThat(connection.isClosedByClient()).isTrue();
		assertThat(this.test.logged()).filteredOn((line) -> line.contains("mesos.stop-timeout"))
			.singleElement()
			.asString()
			.contains("'jobs'", "3000 ms", "handlers");
	}

	@Test
	void callThatIsNeverAnsweredIsWaitedForAsLongAsConfigured() {
		answers();
		build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		this.test.time.advanceTimeBy(Duration.ofSeconds(20));
		assertThat(this.callbacks).hasValue(1);
		assertThat(this.test.logged()).filteredOn((line) -> line.contains("mesos.stop-timeout"))
			.singleElement()
			.asString()
			.contains("the outcome of calls");
	}

	@Test
	void whatFailsDoesNotKeepTheConnectionOpen() {
		this.flushed = Mono.error(new IllegalStateException("odd"));
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(connection.isClosedByClient()).isTrue();
	}

	@Test
	void subscriptionLostMeanwhileIsNotTakenUpAgain() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		connection.end();
		this.test.time.advanceTimeBy(Duration.ofSeconds(15));
		assertThat(this.test.sessions.current()).isNull();
		assertThat(this.test.master.connections).hasSize(1);
		assertThat(this.test.states()).doesNotContain(BACKING_OFF);
		handler.tryEmitEmpty().orThrow();
		assertThat(this.callbacks).hasValue(1);
	}

	@Test
	void attemptIsDroppedAtOnce() {
		this.test.sink.handle();
		build().subscription().start();
		FakeMaster.Connection connection = this.test.master.last();
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		assertThat(connection.isClosedByClient()).isTrue();
		connection.accept("late").send(TestEvents.subscribed("f-1"));
		assertThat(this.test.state()).isEqualTo(SUBSCRIBING);
		assertThat(this.test.sessions.current()).isNull();
	}

	@Test
	void stoppingTwiceCallsBackTwiceAndSaysFarewellOnce() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		handler.tryEmitEmpty().orThrow();
		assertThat(this.callbacks).hasValue(2);
		assertThat(this.notes).containsExactly("begin 1", "quiesce", "flush", "end 1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		assertThat(this.callbacks).hasValue(3);
	}

	@Test
	void handlerThatStopsTheSubscriptionIsNotWaitedForByItself() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		build().subscribe("f-1");
		this.test.sink.handleOn(Thread.currentThread());
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		handler.tryEmitEmpty().orThrow();
		assertThat(this.test.state()).isEqualTo(STOPPED);
	}

	@Test
	void listenerThatStopsTheSubscriptionIsNotWaitedForByItself() {
		this.test.builder.listener((change) -> {
			if (change.to() == SUBSCRIBED) {
				this.test.subscription().stop();
			}
		});
		FakeMaster.Connection connection = build().subscribe("f-1");
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(connection.isClosedByClient()).isTrue();
	}

	@Test
	void startIsRefusedToAHandlerWhileTheStopWaitsForIt() {
		Sinks.Empty<Void> handler = this.test.sink.handle();
		build().subscribe("f-1");
		this.test.sink.handleOn(Thread.currentThread());
		this.test.subscription().stop();
		assertThatIllegalStateException().isThrownBy(this.test.subscription()::start)
			.withMessageContaining("still being stopped");
		handler.tryEmitEmpty().orThrow();
		this.test.subscription().start();
		assertThat(this.test.subscription().isRunning()).isTrue();
	}

	@Test
	void pausingAgainAndAgainKeepsTheFrameworkAndNeverTearsItDown() {
		build();
		for (int round = 1; round <= 5; round++) {
			FakeMaster.Connection connection = this.test.subscribe("f-1");
			assertThat(connection.call.hasFrameworkId()).isEqualTo(round > 1);
			this.test.subscription().stop(this.callbacks::incrementAndGet);
			assertThat(this.callbacks).hasValue(round);
		}
		assertThat(this.notes).doesNotContain("teardown");
		assertThat(this.test.subscription().isPauseable()).isTrue();
	}

	@Test
	void tearsDownAsTheLastCallIfWanted() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.tornDown = answer.asMono();
		this.test.builder.onStop(OnStop.TEARDOWN);
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		assertThat(this.notes).containsExactly("begin 1", "quiesce", "flush", "teardown");
		this.test.sessions.teardownBegun(this.test.session());
		connection.end();
		assertThat(this.callbacks).hasValue(1);
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.subscription().status().frameworkId()).isNull();
		answer.tryEmitEmpty();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		this.test.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.test.logged()).noneMatch((line) -> line.contains("mesos.stop-timeout"));
	}

	/**
	 * The stream ends and the call is answered at once, on different threads: whichever
	 * is noticed first, the framework is gone.
	 */
	@Test
	void tornDownFrameworkIsForgottenThoughItsCallIsHeardOfFirst() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.tornDown = answer.asMono();
		this.test.builder.onStop(OnStop.TEARDOWN);
		this.test.sessions.addListener(new SessionListener() {

			@Override
			public void tornDown(Session session) {
				answer.tryEmitEmpty().orThrow();
			}

		});
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		this.test.sessions.teardownBegun(this.test.session());
		connection.end();
		assertForgotten();
	}

	@Test
	void tornDownFrameworkIsForgottenThoughItsStreamBrokeOffBeforeTheAnswer() {
		Sinks.Empty<Void> answer = Sinks.empty();
		this.tornDown = answer.asMono();
		this.test.builder.onStop(OnStop.TEARDOWN);
		FakeMaster.Connection connection = build().subscribe("f-1");
		this.test.subscription().stop(this.callbacks::incrementAndGet);
		Session session = this.test.session();
		this.test.sessions.teardownBegun(session);
		connection.fail(new IOException("reset"));
		assertThat(this.callbacks).hasValue(0);
		this.test.sessions.teardownAccepted(session);
		answer.tryEmitEmpty().orThrow();
		assertForgotten();
	}

	@Test
	void refusedTeardownIsWarnedOfAndTheIdKept() {
		this.tornDown = Mono.error(new IllegalStateException("refused"));
		this.test.builder.onStop(OnStop.TEARDOWN);
		build().subscribe("f-1");
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-1");
		assertThat(this.test.logged())
			.anyMatch((line) -> line.contains("without being torn down") && line.contains("refused"));
	}

	@Test
	void subscriptionThatTearsDownIsNotPaused() {
		assertThat(this.test.builder.onStop(OnStop.TEARDOWN).build().isPauseable()).isFalse();
	}

	@Test
	void stopDuringTheStartWins() {
		List<SubscriptionState> seen = new ArrayList<>();
		this.test.builder.listener((change) -> {
			seen.add(change.to());
			if (change.to() == SubscriptionState.DETECTING) {
				this.test.subscription().stop();
			}
		});
		build().subscription().start();
		assertThat(this.test.master.connections).isEmpty();
		assertThat(seen).containsExactly(SubscriptionState.DETECTING, STOPPED);
	}

	private void assertForgotten() {
		assertThat(this.callbacks).hasValue(1);
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.subscription().status().frameworkId()).isNull();
		this.test.store.open();
		assertThat(this.test.store.load()).isNull();
		this.test.store.close();
	}

	private SubscriptionFixture build() {
		this.test.builder.calls(new LastCalls() {

			@Override
			public void send(Call call) {
			}

			@Override
			public Mono<Void> flush() {
				StopTests.this.notes.add("flush");
				return StopTests.this.flushed;
			}

			@Override
			public Mono<Void> teardown() {
				StopTests.this.notes.add("teardown");
				return StopTests.this.tornDown;
			}

		});
		return this.test.build();
	}

	private Sinks.Empty<Void> answers() {
		Sinks.Empty<Void> answers = Sinks.empty();
		this.flushed = answers.asMono();
		return answers;
	}

}
