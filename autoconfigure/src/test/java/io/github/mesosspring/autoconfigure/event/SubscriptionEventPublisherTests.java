package io.github.mesosspring.autoconfigure.event;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class SubscriptionEventPublisherTests {

	private static final FrameworkID ID = FrameworkID.newBuilder().setValue("f-1").build();

	private final List<Object> published = new CopyOnWriteArrayList<>();

	private final PublishingThread thread = new PublishingThread(this.published::add, Thread::new);

	private final SubscriptionEventPublisher publisher = new SubscriptionEventPublisher(this.thread, "jobs");

	@AfterEach
	void close() {
		this.thread.close();
	}

	@Test
	void everyChangeOfTheStateComesBeforeWhatIsSpecialAboutIt() {
		change(SubscriptionState.SUBSCRIBING, SubscriptionState.SUBSCRIBED, null, null);
		this.publisher.subscribed(session("http://a:1", 1));
		change(SubscriptionState.SUBSCRIBED, SubscriptionState.BACKING_OFF, SessionLoss.STREAM_ENDED, "gone");
		this.publisher.retryScheduled(1, Duration.ofMillis(250));
		assertThat(lines()).containsExactly("MesosSubscriptionStateChangedEvent[jobs: SUBSCRIBING -> SUBSCRIBED]",
				"MesosSubscribedEvent[jobs: f-1 with http://a:1, epoch 1]",
				"MesosSubscriptionStateChangedEvent[jobs: SUBSCRIBED -> BACKING_OFF]",
				"MesosDisconnectedEvent[jobs: STREAM_ENDED: gone]",
				"MesosReconnectScheduledEvent[jobs: attempt 1 in PT0.25S (stream_ended)]");
	}

	@Test
	void anotherLeaderIsOneThatIsSubscribedTo() {
		this.publisher.subscribed(session("http://a:1", 1));
		this.publisher.subscribed(session("http://a:1", 2));
		this.publisher.subscribed(session("http://b:2", 3));
		assertThat(lines()).containsExactly("MesosSubscribedEvent[jobs: f-1 with http://a:1, epoch 1]",
				"MesosSubscribedEvent[jobs: f-1 with http://a:1, epoch 2]",
				"MesosSubscribedEvent[jobs: f-1 with http://b:2, epoch 3]",
				"MesosLeaderChangedEvent[jobs: http://a:1 -> http://b:2]");
		assertThat(this.published).filteredOn(MesosSubscribedEvent.class::isInstance)
			.extracting((event) -> ((MesosSubscribedEvent) event).isFirst())
			.containsExactly(true, false, false);
	}

	@Test
	void theEndsOfASubscriptionAreEventsOfTheirOwn() {
		this.publisher.frameworkRemoved(ID, false);
		change(SubscriptionState.SUBSCRIBED, SubscriptionState.FAILED, SessionLoss.ERROR_EVENT, "removed");
		change(SubscriptionState.FAILED, SubscriptionState.STOPPED, SessionLoss.REQUESTED, "Stopped");
		assertThat(lines()).filteredOn((line) -> !line.startsWith("MesosSubscriptionStateChangedEvent"))
			.containsExactly("MesosFrameworkRemovedEvent[jobs: f-1 removed]",
					"MesosDisconnectedEvent[jobs: ERROR_EVENT: removed]",
					"MesosSubscriptionFailedEvent[jobs: ERROR_EVENT: removed]",
					"MesosSubscriptionStoppedEvent[jobs: Stopped]");
	}

	@Test
	void everyEventNamesTheFramework() {
		this.publisher.subscribed(session("http://a:1", 1));
		this.publisher.frameworkRemoved(ID, true);
		this.thread.stop();
		assertThat(this.published).hasSize(2)
			.allSatisfy((event) -> assertThat(((MesosApplicationEvent) event).getFrameworkName()).isEqualTo("jobs"));
	}

	private void change(SubscriptionState from, SubscriptionState to, @Nullable SessionLoss reason,
			@Nullable String detail) {
		this.publisher.stateChanged(new SubscriptionStateChange(from, to, reason, detail));
	}

	private List<String> lines() {
		this.thread.stop();
		return this.published.stream().map(Object::toString).toList();
	}

	private static Session session(String master, long epoch) {
		return new Session(URI.create(master), ID, "secret", epoch);
	}

}
