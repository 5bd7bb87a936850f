package io.github.mesosspring.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.election.Election;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class LeadershipTests {

	private final List<String> notes = new ArrayList<>();

	@Test
	void thereIsOneTermWithoutAnElection() {
		Leadership leadership = leadership(null);
		assertThat(leadership.isContested()).isFalse();
		assertThat(leadership.term()).isEqualTo(Leadership.NONE);
		leadership.seek();
		assertThat(leadership.term()).isEqualTo(1);
		leadership.withdraw();
		assertThat(leadership.term()).isEqualTo(Leadership.NONE);
		assertThat(this.notes).containsExactly("changed", "cut off", "changed");
	}

	@Test
	void eachElectionIsATermOfItsOwn() {
		Leadership leadership = elected();
		assertThat(leadership.during(1, () -> this.notes.add("done"))).isTrue();
		leadership.deposed();
		leadership.elected();
		assertThat(leadership.term()).isEqualTo(2);
		assertThat(leadership.during(1, () -> this.notes.add("late"))).isFalse();
		assertThat(this.notes).containsExactly("changed", "done", "cut off", "changed", "changed");
	}

	@Test
	void nothingIsDoneInNoTerm() {
		assertThat(leadership(null).during(Leadership.NONE, () -> this.notes.add("done"))).isFalse();
		assertThat(this.notes).isEmpty();
	}

	@Test
	void repetitionsAreNoNews() {
		Leadership leadership = elected();
		leadership.elected();
		leadership.deposed();
		leadership.deposed();
		assertThat(this.notes).containsExactly("changed", "cut off", "changed");
	}

	@Test
	void whoHasWithdrawnIsNotElectedAnyMore() {
		Leadership leadership = elected();
		leadership.withdraw();
		leadership.withdraw();
		leadership.elected();
		assertThat(leadership.term()).isEqualTo(Leadership.NONE);
		assertThat(this.notes).containsExactly("changed", "cut off", "changed", "election left");
	}

	@Test
	@Timeout(30)
	void whoIsDeposedWaitsForWhatIsBeingDone() throws InterruptedException {
		Leadership leadership = elected();
		CountDownLatch doing = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		AtomicBoolean deposed = new AtomicBoolean();
		Thread actor = new Thread(() -> leadership.during(1, () -> {
			doing.countDown();
			await(done);
			assertThat(deposed).isFalse();
		}));
		actor.start();
		await(doing);
		Thread election = new Thread(() -> {
			leadership.deposed();
			deposed.set(true);
		});
		election.start();
		Awaitility.await().until(() -> election.getState() == Thread.State.WAITING);
		assertThat(leadership.term()).isEqualTo(1);
		done.countDown();
		actor.join();
		election.join();
		assertThat(deposed).isTrue();
		assertThat(leadership.term()).isEqualTo(Leadership.NONE);
	}

	private Leadership elected() {
		Leadership leadership = leadership(new Election() {

			@Override
			public void start(Candidate candidate) {
				candidate.elected();
			}

			@Override
			public void stop() {
				LeadershipTests.this.notes.add("election left");
			}

		});
		leadership.seek();
		return leadership;
	}

	private Leadership leadership(@Nullable Election election) {
		return new Leadership(election, () -> this.notes.add("changed"), () -> this.notes.add("cut off"));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
