package io.github.mesosspring.subscription;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.version.MasterVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class AttemptTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeMaster master = new FakeMaster();

	private final Attempt.Owner owner = mock();

	private final Attempt attempt = attempt();

	@AfterEach
	void disposeScheduler() {
		this.time.dispose();
	}

	@Test
	void tellsOnlyOnceThatItEnded() {
		this.attempt.failed(new IOException("first"));
		this.attempt.ended("second");
		this.attempt.errorEvent("Framework failed over");
		ArgumentCaptor<Verdict> verdict = ArgumentCaptor.captor();
		then(this.owner).should(times(1)).ended(eq(this.attempt), verdict.capture());
		assertThat(verdict.getValue().reason()).isEqualTo(SessionLoss.CONNECT_FAILED);
		assertThat(this.attempt.verdict()).isSameAs(verdict.getValue());
	}

	@Test
	void newsThatWasUnderWayWhenItWasCancelledIsDropped() {
		this.master.last().accept("s");
		this.attempt.cancel();
		this.attempt.failed(new IOException("late"));
		this.attempt.ended("late");
		this.attempt.errorEvent("Framework failed over");
		this.attempt.subscribed(new byte[0]);
		then(this.owner).should(never()).ended(any(), any());
		then(this.owner).should(never()).subscribed(any(), any(), any());
		assertThat(this.master.last().isClosedByClient()).isTrue();
	}

	@Test
	void subscribedAfterTheEndIsDropped() {
		this.master.last().accept("s");
		this.attempt.ended("the end");
		this.attempt.subscribed(new byte[0]);
		then(this.owner).should(never()).subscribed(any(), any(), any());
	}

	private Attempt attempt() {
		SubscriptionSettings settings = TestEvents.settings(this.master, () -> this.time.now(TimeUnit.NANOSECONDS));
		Actor actor = new Actor(this.time, (ex) -> {
			throw new AssertionError(ex);
		});
		URI master = URI.create("http://a:1");
		FailureClassifier classifier = new FailureClassifier(() -> Verdict.Action.STOP);
		Attempt made = new Attempt(master, settings, actor, classifier, new EventGate(new RecordingSink()), this.owner);
		SubscribeWriter writer = new SubscribeWriter(settings, classifier, new SubscriptionLog("jobs"), false);
		writer.write(new Detection.Found(master, MasterVersion.NEWEST),
				SubscribeCall.of(TestEvents.FRAMEWORK, null, settings.sessions().accepted()));
		made.start(writer);
		return made;
	}

}
