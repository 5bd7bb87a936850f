package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.mesosspring.call.CallResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Whatever the master, the sources, the handlers and the network do in whatever order.
 */
class ReconciliationSimulationTests {

	private static final int SEEDS = Integer.getInteger("mesos.reconciliation.seeds", 2000);

	private static final int STEPS = 60;

	@BeforeAll
	@AfterAll
	static void failuresAreExpected() {
		Logger logger = (Logger) LoggerFactory.getLogger(ManagedReconciler.class);
		logger.setLevel((logger.getLevel() == null) ? Level.OFF : null);
	}

	@Test
	void asksUntilAnsweredAndNeverTwiceAtOnceNorUnsubscribedNorTooMuch() {
		int calls = 0;
		for (long seed = 0; seed < SEEDS; seed++) {
			try (Run run = new Run(seed)) {
				run.live();
				run.settle();
				calls += run.calls;
			}
			catch (AssertionError | RuntimeException ex) {
				fail("Seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
		System.out.println("Reconciliation: " + SEEDS + " seeds, " + calls + " calls checked");
		assertThat(calls).isGreaterThan(SEEDS);
	}

	private static final class Run implements AutoCloseable {

		private final Random random;

		private final ReconcilerFixture fixture = new ReconcilerFixture();

		private final Set<String> live = new TreeSet<>();

		private final Set<String> byHand = new TreeSet<>();

		/** What a source that was asked named last. */
		private Set<String> named = Set.of();

		/** Asked for in this subscription, and not answered yet. */
		private final Set<String> silent = new TreeSet<>();

		/** Answered in this subscription. */
		private final Set<String> answered = new HashSet<>();

		private final List<Sinks.One<CallResponse>> underWay = new ArrayList<>();

		private final List<String> broken = new ArrayList<>();

		private boolean sourceFails;

		private boolean callsFail;

		private boolean callsHang;

		private int calls;

		private boolean askedForAll;

		Run(long seed) {
			this.random = new Random(seed);
			this.fixture.sources = List.of(this::liveTasks);
			this.fixture.outcome = this::checked;
			for (int i = this.random.nextInt(12); i > 0; i--) {
				this.live.add("t" + i);
			}
		}

		void live() {
			for (int step = 0; step < STEPS; step++) {
				switch (this.random.nextInt(14)) {
					case 0 -> subscribe();
					case 1 -> lose();
					case 2, 3, 4 -> answerSome();
					case 5, 6 -> this.fixture.pass(Duration.ofMillis(this.random.nextInt(30_000)));
					case 7 -> this.fixture.pass(Duration.ofMinutes(this.random.nextInt(20)));
					case 8 -> this.live.add("n" + step);
					case 9 -> this.live.stream().findAny().ifPresent(this.live::remove);
					case 10 -> faults();
					case 11 -> askByHand("h" + step);
					case 12 -> this.fixture.drained = false;
					default -> {
						endCalls();
						this.fixture.drain();
					}
				}
			}
		}

		/** From here on all is well, and all has to be answered in the end. */
		void settle() {
			this.sourceFails = false;
			this.callsFail = false;
			this.callsHang = false;
			endCalls();
			this.fixture.drain();
			subscribe();
			Set<String> expected = new TreeSet<>(this.live);
			expected.addAll(this.byHand);
			// the master is silent for as long as agents stay away, and asked all the
			// same
			this.fixture.pass(Duration.ofMinutes(3));
			assertThat(this.silent).as("asked for").isEqualTo(expected);
			for (int i = 0; i < 3; i++) {
				Set<String> before = Set.copyOf(this.silent);
				this.fixture.asked.clear();
				this.fixture.pass(ReconcilerFixture.SETTINGS.max());
				assertThat(askedFor()).as("asked again for").containsAll(before);
			}
			if (!expected.isEmpty()) {
				assertThat(this.askedForAll).as("asked for all before each was answered").isFalse();
			}
			Set.copyOf(this.silent).forEach(this::answer);
			assertThat(this.fixture.reconciler.status().unanswered()).isZero();
			assertThat(this.askedForAll).isTrue();
			this.fixture.asked.clear();
			this.fixture.pass(Duration.ofMinutes(9));
			assertThat(this.fixture.asked).isEmpty();
		}

		private Set<String> askedFor() {
			Set<String> ids = new HashSet<>();
			this.fixture.asked.forEach(ids::addAll);
			return ids;
		}

		private void subscribe() {
			lose();
			this.fixture.subscribe();
		}

		private void lose() {
			// an answer in between is the former subscription's
			this.silent.clear();
			this.answered.clear();
			this.askedForAll = false;
			Duration unheard = Duration.ofSeconds(this.random.nextInt(2) * this.random.nextInt(60));
			this.fixture.whenLost = () -> this.fixture.pass(unheard);
			this.fixture.lose();
		}

		private void answerSome() {
			for (String id : Set.copyOf(this.silent)) {
				if (this.random.nextBoolean()) {
					answer(id);
				}
			}
		}

		private void answer(String id) {
			this.silent.remove(id);
			this.answered.add(id);
			this.byHand.remove(id);
			this.fixture.answer(id);
		}

		private void askByHand(String id) {
			this.byHand.add(id);
			this.fixture.reconciler.ask(ReconcilerFixture.tasks(id));
			this.fixture.pass(Duration.ZERO);
		}

		private void faults() {
			this.sourceFails = this.random.nextInt(3) == 0;
			this.callsFail = this.random.nextInt(3) == 0;
			this.callsHang = this.random.nextInt(3) == 0;
		}

		private void endCalls() {
			List<Sinks.One<CallResponse>> ending = List.copyOf(this.underWay);
			this.underWay.clear();
			ending.forEach((call) -> {
				if (this.random.nextBoolean()) {
					call.tryEmitValue(new CallResponse(202, new byte[0]));
				}
				else {
					call.tryEmitError(new IllegalStateException("broken off"));
				}
			});
			this.fixture.pass(Duration.ZERO);
		}

		private Collection<KnownTask> liveTasks() {
			if (this.sourceFails) {
				throw new IllegalStateException("database away");
			}
			this.named = Set.copyOf(this.live);
			return ReconcilerFixture.tasks(this.live.toArray(String[]::new));
		}

		private Mono<CallResponse> checked() {
			this.calls++;
			List<String> asked = this.fixture.asked.get(this.fixture.asked.size() - 1);
			assertAlways(this.fixture.sessions.current() != null, "a call while not subscribed");
			assertAlways(this.underWay.isEmpty(), "two calls at once");
			assertAlways(asked.size() <= ReconcilerFixture.SETTINGS.chunkSize(), "a chunk that is too large");
			assertAlways(new HashSet<>(asked).size() == asked.size(), "a task twice in a call");
			assertAlways(asked.stream().noneMatch(this.answered::contains), "a task that was answered");
			assertAlways(asked.stream().allMatch((id) -> this.named.contains(id) || this.byHand.contains(id)),
					"a task that nobody names any more");
			this.askedForAll |= asked.isEmpty();
			if (this.callsFail) {
				return Mono.error(new IllegalStateException("not accepted"));
			}
			this.silent.addAll(asked);
			if (this.callsHang) {
				Sinks.One<CallResponse> call = Sinks.one();
				this.underWay.add(call);
				return call.asMono();
			}
			return ReconcilerFixture.accepted();
		}

		/** Must not be taken for a call that failed. */
		private void assertAlways(boolean holds, String what) {
			if (!holds) {
				this.broken.add(what);
			}
		}

		@Override
		public void close() {
			this.fixture.close();
			assertThat(this.broken).isEmpty();
		}

	}

}
