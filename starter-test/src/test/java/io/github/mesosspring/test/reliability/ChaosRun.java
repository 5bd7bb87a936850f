package io.github.mesosspring.test.reliability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.mesosspring.reliability.ReliabilityResult;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.core.ThrowingRunnable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One seed: each fault once, in a drawn order, while the fleet works. Then everything has
 * to come right.
 */
final class ChaosRun {

	static final int JOBS = 200;

	private static final int LIMIT_SECONDS = 60;

	private final long seed;

	private final Random random;

	private final List<ChaosFault> plan = new ArrayList<>(Arrays.asList(ChaosFault.values()));

	private final Map<ChaosFault, Integer> injected = new EnumMap<>(ChaosFault.class);

	ChaosRun(long seed) {
		this.seed = seed;
		this.random = new Random(seed);
		Collections.shuffle(this.plan, this.random);
	}

	void run(Path folder, ReliabilityResult result) {
		try (ChaosRig rig = new ChaosRig(this.random, Integer.MAX_VALUE, folder)) {
			try {
				spoil(rig);
				assertAllComesRight(rig);
				assertNothingIsLeft(rig);
				report(rig, result);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Seed " + this.seed + " failed; it is repeated by -Dmesos.chaos.seed="
						+ this.seed + "\nconfigured: " + rig.properties() + "\nplan: " + this.plan + "\nviolations: "
						+ rig.violations() + "\nsubscription: " + rig.state() + "\n" + ex.getMessage(), ex);
			}
		}
	}

	private void spoil(ChaosRig rig) {
		awaitSubscribed(rig);
		rig.audit().identified(String.valueOf(rig.subscription().status().frameworkId()));
		List<ChaosFault> impossible = new ArrayList<>();
		for (ChaosFault fault : this.plan) {
			rig.ledger().awaitProgress(5 + this.random.nextInt(20), 300);
			if (this.random.nextInt(3) > 0) {
				rig.repair();
			}
			if (!inject(rig, fault)) {
				impossible.add(fault);
			}
		}
		for (ChaosFault fault : impossible) {
			rig.repair();
			awaitSubscribed(rig);
			inject(rig, fault);
		}
		rig.ledger().awaitProgress(20, 500);
		rig.repair();
		rig.ledger().beginNoMoreThan(JOBS);
	}

	private boolean inject(ChaosRig rig, ChaosFault fault) {
		boolean possible = fault.inject(rig, this.random);
		if (possible) {
			this.injected.merge(fault, 1, Integer::sum);
		}
		return possible;
	}

	private static void awaitSubscribed(ChaosRig rig) {
		await().until(() -> rig.subscription().status().state() == SubscriptionState.SUBSCRIBED);
	}

	private void assertAllComesRight(ChaosRig rig) {
		calmDown(rig, () -> {
			assertThat(rig.ledger().unfinished()).isEmpty();
			assertThat(rig.subscription().status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			assertThat(rig.leader().streams()).hasSize(1);
		});
		// Only now is nothing lost any more on its way.
		long since = rig.audit().last();
		rig.letAgentsRepeat();
		calmDown(rig, () -> assertThat(rig.audit().open(since)).as("not handled or not acknowledged").isEmpty());
		rig.audit()
			.lastStates()
			.forEach((task, state) -> assertThat(rig.ledger().find((attempt) -> attempt.id().equals(task)))
				.singleElement()
				.satisfies((attempt) -> assertThat(attempt.state()).as(task).isEqualTo(state)));
	}

	private static void calmDown(ChaosRig rig, ThrowingRunnable condition) {
		await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
			.failFast("a promise was broken", () -> !rig.violations().isEmpty())
			.untilAsserted(condition);
	}

	private void assertNothingIsLeft(ChaosRig rig) {
		Set<Integer> ports = rig.network().ports();
		assertThat(OpenSockets.to(ports).isEmpty()).as("its stream is not among them")
			.isEqualTo(!OpenSockets.areListed());
		rig.stopApplication();
		await().untilAsserted(() -> {
			assertThat(rig.network().subscriptions()).isZero();
			assertThat(OpenSockets.to(ports)).as("open sockets").isEmpty();
			assertThat(rig.outcomes()).allSatisfy((outcomes) -> assertThat(outcomes.open()).isEmpty());
			assertThat(rig.threads())
				.noneMatch((thread) -> thread.getName().matches("mesos-(events|subscription|state).*"));
		});
		assertThat(rig.violations()).isEmpty();
	}

	private void report(ChaosRig rig, ReliabilityResult result) {
		result.add("run", "seeds", 1)
			.add("run", "tasks", rig.ledger().find((attempt) -> true).size())
			.add("run", "updates", rig.audit().updates())
			.add("run", "acknowledgements", rig.audit().acknowledgements())
			.add("run", "subscriptions", rig.audit().subscriptions());
		for (ChaosFault fault : ChaosFault.values()) {
			result.add(ReliabilityResult.FAULTS, fault.title(), this.injected.getOrDefault(fault, 0));
		}
		rig.outcomes()
			.forEach((outcomes) -> outcomes.counts()
				.forEach((outcome, count) -> result.add("calls", outcome.tag(), count.get())));
		result.addAll("reconnects", rig.reconnects().counts());
	}

}
