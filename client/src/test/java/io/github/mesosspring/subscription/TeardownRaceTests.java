package io.github.mesosspring.subscription;

import java.io.IOException;
import java.time.Duration;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a TEARDOWN when something else happens at the same time.
 */
class TeardownRaceTests {

	private static final String REMOVED = "Framework has been removed";

	private final SubscriptionFixture test = new SubscriptionFixture();

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void endOfTheStreamBeforeTheAnswer() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		Session session = beginTeardown();
		connection.end();
		assertTornDown();
		this.test.sessions.teardownAccepted(session);
		assertTornDown();
	}

	@Test
	void endOfTheStreamAfterTheAnswer() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		this.test.sessions.teardownAccepted(beginTeardown());
		assertTornDown();
		connection.end();
		assertTornDown();
	}

	@Test
	void endOfTheStreamAfterARefusalIsALoss() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		this.test.sessions.teardownRefused(beginTeardown());
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		connection.end();
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-1");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "STREAM_ENDED", "FRAMEWORK_UNKNOWN", "REQUESTED", "STREAM_ID_MISMATCH" })
	void anyOtherEndBeforeTheAnswerLeavesItOpenAndIsFoundOut(SessionLoss reason) {
		this.test.subscribe("f-1");
		this.test.sessions.close(beginTeardown(), reason);
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.sink.catchUp();
		this.test.awaitAttempt(2);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.test.master.last().accept("s").send(TestEvents.error(REMOVED));
		assertTornDown();
	}

	@Test
	void streamThatBreaksOffBeforeTheAnswerProvesNothing() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		beginTeardown();
		connection.fail(new IOException("reset"));
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.STREAM_BROKEN);
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-1");
		this.test.awaitAttempt(2);
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.test.accept("f-1");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	@Test
	void silenceBeforeTheAnswerAndAFrameworkThatLives() {
		this.test.subscribe("f-1");
		beginTeardown();
		this.test.time.advanceTimeBy(Duration.ofSeconds(75));
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.HEARTBEAT_MISSED);
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		this.test.master.last().end();
		this.test.awaitAttempt(3);
		this.test.master.last().accept("s").send(TestEvents.error(REMOVED));
		assertThat(this.test.state()).as("somebody else's doing this time").isEqualTo(FAILED);
	}

	@Test
	void stopBeforeTheAnswerAndTheNextStartRegistersAnew() {
		this.test.subscribe("f-1");
		beginTeardown();
		this.test.subscription().stop();
		assertThat(this.test.state()).isEqualTo(STOPPED);
		this.test.subscription().start();
		assertThat(this.test.master.last().call.getFrameworkId()).isEqualTo(TestEvents.id("f-1"));
		this.test.master.last().accept("s").send(TestEvents.error(REMOVED));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.awaitAttempt(3);
		assertThat(this.test.master.last().call.hasFrameworkId()).isFalse();
		this.test.accept("f-2");
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-2");
	}

	@Test
	void stopBeforeTheAnswerAndAFrameworkThatLives() {
		this.test.subscribe("f-1");
		beginTeardown();
		this.test.subscription().stop();
		this.test.subscribe("f-1");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-1");
	}

	@Test
	void takeoverBeforeTheAnswerIsATakeover() {
		this.test.subscribe("f-1");
		beginTeardown();
		this.test.master.last().send(TestEvents.error("Framework failed over"));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().frameworkId()).isEqualTo("f-1");
	}

	@Test
	void answerOfAnOldSubscriptionChangesNothing() {
		FakeMaster.Connection connection = this.test.subscribe("f-1");
		Session old = beginTeardown();
		this.test.sessions.teardownRefused(old);
		connection.end();
		this.test.awaitAttempt(2);
		this.test.accept("f-1");
		this.test.sessions.teardownAccepted(old);
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	private Session beginTeardown() {
		Session session = this.test.session();
		assertThat(this.test.sessions.teardownBegun(session)).isTrue();
		return session;
	}

	private void assertTornDown() {
		assertThat(this.test.state()).isEqualTo(STOPPED);
		assertThat(this.test.subscription().isRunning()).isFalse();
		assertThat(this.test.subscription().status().frameworkId()).isNull();
		int connections = this.test.master.connections.size();
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).hasSize(connections);
	}

}
