package io.github.mesosspring.subscription;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscription that is stopped before its thread has come to start it.
 */
class EarlyStopTests {

	@Test
	void endsWithoutHavingBegun() throws InterruptedException {
		Scheduler busy = Schedulers.newSingle("busy");
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch stopped = new CountDownLatch(1);
		try (SubscriptionFixture test = new SubscriptionFixture()) {
			busy.schedule(() -> awaitUninterruptibly(held));
			MesosSubscription subscription = test.builder.scheduler(busy).build();
			subscription.start();
			subscription.stop(stopped::countDown);
			held.countDown();
			assertThat(stopped.await(5, TimeUnit.SECONDS)).as("told that it is stopped").isTrue();
			assertThat(subscription.isRunning()).isFalse();
			assertThat(test.changes).isEmpty();
			assertThat(test.master.connections).isEmpty();
		}
		finally {
			busy.dispose();
		}
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
