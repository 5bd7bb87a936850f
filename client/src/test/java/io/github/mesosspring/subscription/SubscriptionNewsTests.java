package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a listener is told of besides the states, and what is remembered of it.
 */
class SubscriptionNewsTests {

	private static final String REMOVED = "Framework has been removed";

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final List<String> news = new ArrayList<>();

	private Runnable reaction = () -> {
	};

	SubscriptionNewsTests() {
		this.test.builder.listener(new News());
		this.test.build();
	}

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void tellsOfTheSessionAfterTheState() {
		this.test.subscribe("f-1");
		assertThat(this.news).containsExactly("DETECTING", "SUBSCRIBING", "SUBSCRIBED", "session 1");
	}

	@Test
	void numbersTheAttemptsUntilASubscriptionStands() {
		this.test.subscription().start();
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.awaitAttempt(2);
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.awaitAttempt(3);
		this.test.accept("f-1").end();
		assertThat(this.news.stream().filter((line) -> line.startsWith("attempt"))).containsExactly("attempt 1",
				"attempt 2", "attempt 1");
		assertThat(this.news).last().isEqualTo("attempt 1");
	}

	@Test
	void tellsOfTheRemovalBeforeTheStateThatFollows() {
		this.test.subscribe("f-1").send(TestEvents.error(REMOVED));
		assertThat(this.news).endsWith("removed f-1", "FAILED");
	}

	@Test
	void tellsOfTheRemovalAlsoIfItRegistersAnew() {
		this.test.builder.onFrameworkRemoved(OnFrameworkRemoved.SUBSCRIBE_AS_NEW);
		this.test.build();
		this.test.subscribe("f-1").send(TestEvents.error(REMOVED));
		assertThat(this.news).endsWith("removed f-1", "BACKING_OFF", "attempt 1");
	}

	@Test
	void tellsOfATeardownOfOurOwn() {
		this.test.subscribe("f-1");
		Session session = this.test.session();
		this.test.sessions.teardownBegun(session);
		this.test.sessions.teardownAccepted(session);
		assertThat(this.news).endsWith("torn down f-1", "STOPPED");
	}

	@Test
	void listenerMayStopTheSubscriptionWhateverItIsToldOf() {
		for (String at : List.of("session 1", "attempt 1", "removed f-1")) {
			this.news.clear();
			this.test.build();
			this.reaction = () -> {
				if (this.news.get(this.news.size() - 1).equals(at)) {
					this.test.subscription().stop();
				}
			};
			this.test.subscribe("f-1").send(TestEvents.error((at.startsWith("attempt")) ? "anything" : REMOVED));
			assertThat(this.news).as(at).endsWith(at, "STOPPED");
		}
	}

	@Test
	void remembersFromTheLossToTheNextSubscription() {
		this.test.subscribe("f-1").end();
		assertThat(history().reconnects()).singleElement().satisfies((lasting) -> {
			assertThat(lasting.reason()).isEqualTo(SessionLoss.STREAM_ENDED);
			assertThat(lasting.duration()).isNull();
		});
		this.test.awaitAttempt(2);
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.time.advanceTimeBy(Duration.ofSeconds(15));
		this.test.accept("f-1");
		assertThat(history().reconnects()).singleElement().satisfies((ended) -> {
			assertThat(ended.reason()).isEqualTo(SessionLoss.STREAM_ENDED);
			assertThat(ended.attempts()).isEqualTo(2);
			assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(30));
			assertThat(history().since()).isAfterOrEqualTo(ended.time());
		});
	}

	@Test
	void remembersTheLastSixteen() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		for (int lost = 1; lost <= 20; lost++) {
			connection.end();
			this.test.awaitAttempt(lost + 1);
			connection = this.test.accept("f-1");
		}
		connection.send(TestEvents.error("the last"));
		assertThat(history().reconnects()).hasSize(SubscriptionHistory.MAX_RECONNECTS)
			.last()
			.extracting(Reconnect::reason)
			.isEqualTo(SessionLoss.ERROR_EVENT);
	}

	@Test
	void whatEndedInAStopIsNotGoneOnWithAfterTheNextStart() {
		this.test.subscribe("f-1").end();
		this.test.subscription().stop();
		this.test.subscription().start();
		this.test.accept("f-1");
		assertThat(history().reconnects()).singleElement().extracting(Reconnect::duration).isNull();
	}

	private SubscriptionHistory history() {
		return this.test.subscription().history();
	}

	private void note(String line) {
		this.news.add(line);
		this.reaction.run();
	}

	private final class News implements SubscriptionListener {

		@Override
		public void stateChanged(SubscriptionStateChange change) {
			note(change.to().name());
		}

		@Override
		public void subscribed(Session session) {
			note("session " + session.epoch());
		}

		@Override
		public void retryScheduled(int attempt, Duration delay) {
			assertThat(delay).isPositive();
			note("attempt " + attempt);
		}

		@Override
		public void frameworkRemoved(FrameworkID frameworkId, boolean tornDown) {
			note((tornDown ? "torn down " : "removed ") + frameworkId.getValue());
		}

	}

}
