package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class SubscribingListenerTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final FakeMaster master = new FakeMaster();

	private final List<String> news = new ArrayList<>();

	private final List<Call> calls = new ArrayList<>();

	private boolean stopping;

	private final MesosSubscription subscription = MesosSubscription.builder()
		.frameworkInfo(TestEvents.FRAMEWORK)
		.leaderDetector(LeaderDetectors.parse("a:1", "http"))
		.frameworkIdStore(FrameworkIdStores.memory())
		.sessions(new Sessions())
		.sink(new RecordingSink())
		.listener(new Listener())
		.scheduler(this.time)
		.connector(this.master)
		.build();

	@AfterEach
	void stop() {
		this.subscription.stop();
		this.time.dispose();
	}

	@Test
	void isShownTheSubscribeBeforeItIsSent() {
		this.subscription.start();
		assertThat(this.news).containsExactly("DETECTING", "SUBSCRIBING", "SUBSCRIBE to http://a:1 as connection 1");
		assertThat(this.calls).containsExactly(this.master.last().call);
	}

	@Test
	void mayStopTheSubscriptionBeforeItIsSent() {
		this.stopping = true;
		this.subscription.start();
		assertThat(this.news).last().isEqualTo("STOPPED");
		assertThat(this.master.connections).isEmpty();
		assertThat(this.subscription.isRunning()).isFalse();
	}

	private final class Listener implements SubscriptionListener {

		@Override
		public void stateChanged(SubscriptionStateChange change) {
			SubscribingListenerTests.this.news.add(change.to().name());
		}

		@Override
		public void subscribing(URI uri, Call subscribe) {
			int next = SubscribingListenerTests.this.master.connections.size() + 1;
			SubscribingListenerTests.this.news.add("SUBSCRIBE to " + uri + " as connection " + next);
			SubscribingListenerTests.this.calls.add(subscribe);
			if (SubscribingListenerTests.this.stopping) {
				SubscribingListenerTests.this.subscription.stop();
			}
		}

	}

}
