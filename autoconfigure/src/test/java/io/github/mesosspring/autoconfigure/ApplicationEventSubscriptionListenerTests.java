package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ApplicationEventPublisher;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ApplicationEventSubscriptionListenerTests {

	private static final SubscriptionStateChange LOST = new SubscriptionStateChange(SubscriptionState.SUBSCRIBED,
			SubscriptionState.BACKING_OFF, SessionLoss.STREAM_ENDED, null);

	private static final SubscriptionStateChange AGAIN = new SubscriptionStateChange(SubscriptionState.BACKING_OFF,
			SubscriptionState.DETECTING, null, null);

	private final List<SubscriptionStateChange> published = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@Test
	void publishesEveryChangeInOrderOnAThreadOfItsOwn() {
		try (var listener = new ApplicationEventSubscriptionListener(publisher(this::note), Thread::new)) {
			listener.stateChanged(LOST);
			listener.stateChanged(AGAIN);
		}
		assertThat(this.published).containsExactly(LOST, AGAIN);
		assertThat(this.threads).doesNotContain(Thread.currentThread()).allMatch(Thread::isDaemon);
	}

	@Test
	void aListenerThatFailsDoesNotKeepLaterChangesBack() {
		AtomicInteger calls = new AtomicInteger();
		try (var listener = new ApplicationEventSubscriptionListener(publisher((event) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IllegalStateException("expected");
			}
			note(event);
		}), Thread::new)) {
			listener.stateChanged(LOST);
			listener.stateChanged(AGAIN);
		}
		assertThat(this.published).containsExactly(AGAIN);
	}

	@Test
	void aListenerThatNeverReturnsHoldsNobodyUpAndCostsBoundedMemory() {
		CountDownLatch never = new CountDownLatch(1);
		AtomicInteger calls = new AtomicInteger();
		var listener = new ApplicationEventSubscriptionListener(publisher((event) -> {
			calls.incrementAndGet();
			await(never);
		}), Thread::new);
		for (int i = 0; i < 1005; i++) {
			listener.stateChanged(LOST);
		}
		never.countDown();
		listener.close();
		assertThat(calls.get()).isBetween(1, 1001);
	}

	private void note(Object event) {
		this.published.add(((MesosSubscriptionStateChangedEvent) event).getChange());
		this.threads.add(Thread.currentThread());
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static ApplicationEventPublisher publisher(Consumer<Object> consumer) {
		return consumer::accept;
	}

}
