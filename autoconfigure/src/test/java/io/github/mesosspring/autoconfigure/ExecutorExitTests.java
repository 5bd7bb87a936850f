package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStateChange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What ends the process is noted instead.
 */
class ExecutorExitTests {

	private static final ExecutorStateChange SHUTTING_DOWN = new ExecutorStateChange(ExecutorState.SUBSCRIBED,
			ExecutorState.SHUTTING_DOWN, null, null);

	private final List<String> ends = new CopyOnWriteArrayList<>();

	private final CountDownLatch released = new CountDownLatch(1);

	private final GenericApplicationContext context = new GenericApplicationContext();

	@AfterEach
	void close() {
		this.released.countDown();
		this.context.close();
	}

	@Test
	void closesTheApplicationBeforeItEndsTheProcessWithZero() {
		ExecutorExit exit = exit(Duration.ofDays(1), () -> this.ends.add("closed"));
		exit.stateChanged(SHUTTING_DOWN);
		assertThat(this.ends).isEmpty();
		exit.shutdown("told to");
		awaitEnds("closed", "exit 0");
		assertThat(this.context.isActive()).isFalse();
	}

	@Test
	void endsTheProcessWithOneWhenTheAgentRefusesTheExecutor() {
		exit(Duration.ofDays(1), () -> this.ends.add("closed")).failed("Executor cannot be found");
		awaitEnds("closed", "exit 1");
	}

	@Test
	void endsOnceHoweverOftenItIsTold() {
		ExecutorExit exit = exit(Duration.ofDays(1), () -> {
			this.ends.add("closed");
			this.released.await();
		});
		exit.shutdown("told to");
		awaitEnds("closed");
		exit.shutdown("told again");
		exit.failed("and refused");
		this.released.countDown();
		awaitEnds("closed", "exit 0");
	}

	@Test
	void haltsTheProcessWhenTheApplicationDoesNotCloseInTime() {
		ExecutorExit exit = exit(Duration.ofMillis(50), this.released::await);
		exit.shutdown("told to");
		awaitEnds("halt 1");
	}

	private ExecutorExit exit(Duration gracePeriod, DisposableBean bean) {
		this.context.registerBean(DisposableBean.class, () -> bean);
		this.context.refresh();
		return new ExecutorExit(this.context, gracePeriod, (code) -> this.ends.add("exit " + code),
				(code) -> this.ends.add("halt " + code));
	}

	private void awaitEnds(String... expected) {
		Awaitility.await().untilAsserted(() -> assertThat(this.ends).containsExactly(expected));
	}

}
