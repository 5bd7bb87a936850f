package io.github.mesosspring.autoconfigure.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class PublishingThreadTests {

	private final List<Object> published = new CopyOnWriteArrayList<>();

	private final List<Thread> threads = new CopyOnWriteArrayList<>();

	@Test
	void publishesInOrderOnAThreadOfItsOwnAndWaitsForThatWhenItStops() {
		PublishingThread thread = new PublishingThread((event) -> {
			this.threads.add(Thread.currentThread());
			this.published.add(((ApplicationEvent) event).getSource());
		}, Thread::new);
		IntStream.range(0, 50).forEach((number) -> thread.publish(() -> event(number)));
		thread.stop();
		assertThat(this.published).isEqualTo(IntStream.range(0, 50).boxed().toList());
		assertThat(this.threads).doesNotContain(Thread.currentThread()).allMatch(Thread::isDaemon);
	}

	@Test
	void aListenerThatFailsKeepsLaterEventsFromNobody(CapturedOutput output) {
		PublishingThread thread = new PublishingThread((event) -> {
			this.published.add(((ApplicationEvent) event).getSource());
			throw new StackOverflowError("expected");
		}, Thread::new);
		thread.publish(() -> event(1));
		thread.publish(() -> event(2));
		thread.stop();
		assertThat(this.published).containsExactly(1, 2);
		assertThat(output).contains("A listener failed on");
	}

	@Test
	void aListenerThatBlocksHoldsNobodyUpAndCostsBoundedMemory(CapturedOutput output) {
		CountDownLatch longLasting = new CountDownLatch(1);
		PublishingThread thread = new PublishingThread((event) -> {
			await(longLasting);
			this.published.add(event);
		}, Thread::new);
		long accepted = IntStream.range(0, 1005).filter((number) -> thread.publish(() -> event(number))).count();
		assertThat(accepted).isEqualTo(1000);
		longLasting.countDown();
		thread.stop();
		assertThat(this.published).hasSize(1000);
		assertThat(thread.publish(() -> event(1006))).isTrue();
		assertThat(output.getOut().split("are left out", -1)).as("warnings").hasSize(2);
		assertThat(output).contains("5 were left out meanwhile");
	}

	@Test
	void publishesNothingOnceItIsClosed() {
		CountDownLatch closing = new CountDownLatch(1);
		PublishingThread[] itself = new PublishingThread[1];
		itself[0] = new PublishingThread((event) -> {
			this.published.add(((ApplicationEvent) event).getSource());
			await(closing);
			// as a listener does that closes the application
			itself[0].close();
		}, Thread::new);
		itself[0].publish(() -> event(1));
		itself[0].publish(() -> event(2));
		closing.countDown();
		itself[0].stop();
		assertThat(itself[0].publish(() -> event(3))).isFalse();
		assertThat(this.published).containsExactly(1);
	}

	@Test
	void eventsThatCannotBeMadeTakeNoPlaces(CapturedOutput output) {
		RuntimeException failure = new IllegalStateException("expected");
		failure.setStackTrace(new StackTraceElement[0]);
		PublishingThread thread = new PublishingThread(this.published::add, Thread::new);
		for (int round = 0; round < 3; round++) {
			IntStream.range(0, 400).forEach((number) -> thread.publish(() -> {
				throw failure;
			}));
			thread.stop();
		}
		assertThat(thread.publish(() -> event(1))).isTrue();
		thread.stop();
		assertThat(this.published).hasSize(1);
		assertThat(output).contains("could not be made").doesNotContain("are left out");
	}

	@Test
	void eventsThatComeAfterTheEndTakeNoPlaces(CapturedOutput output) {
		PublishingThread thread = new PublishingThread(this.published::add, Thread::new);
		thread.close();
		IntStream.range(0, 1100).forEach((number) -> thread.publish(() -> event(number)));
		assertThat(output).doesNotContain("are left out");
	}

	@Test
	void publishesAgainAfterAPause() {
		PublishingThread thread = new PublishingThread(this.published::add, Thread::new);
		thread.start();
		thread.stop();
		assertThat(thread.isRunning()).isFalse();
		thread.start();
		thread.publish(() -> event(1));
		thread.stop();
		assertThat(this.published).hasSize(1);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static ApplicationEvent event(int number) {
		return new ApplicationEvent(number) {
		};
	}

}
