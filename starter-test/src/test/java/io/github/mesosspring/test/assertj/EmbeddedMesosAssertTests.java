package io.github.mesosspring.test.assertj;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.test.junit.EmbeddedMesosExtension;
import io.github.mesosspring.test.junit.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Raw calls over HTTP, and what the assertions make of them.
 */
class EmbeddedMesosAssertTests {

	@RegisterExtension
	final EmbeddedMesosExtension extension = new EmbeddedMesosExtension(VirtualTime::apply);

	@Test
	void followsATaskFromItsOfferToItsEnd(EmbeddedMesos mesos) throws Exception {
		try (RawFramework framework = RawFramework.subscribe(mesos.uri(), "jobs")) {
			assertThat(mesos).eventually().hasSubscribed("jobs");
			framework.launch("build-1", "build");
			assertThat(mesos).launched("build").launched("build-1").launchedTasks(1);
			assertThat(mesos).eventually().reported("build", TaskState.TASK_STARTING);
			assertFails(
					"Expected the framework to acknowledge every update, but these were not: [build-1 TASK_STARTING]",
					(it) -> it.acknowledgedEverything(), mesos);
			framework.acknowledge("build-1", TaskState.TASK_STARTING);
			framework.kill("build-1");
			assertThat(mesos).eventually().acknowledged("build", TaskState.TASK_STARTING).killed("build");
			assertThat(mesos).framework("jobs").launched("build");
			assertFails("launched were []", (it) -> it.framework("others").launched("build"), mesos);
			framework.call("TEARDOWN", "");
			assertThat(mesos).eventually().tornDown();
		}
	}

	@Test
	void sawRolesOffersAndQuestions(EmbeddedMesos mesos) throws Exception {
		try (RawFramework framework = RawFramework.subscribe(mesos.uri(), "jobs")) {
			framework.decline();
			assertThat(mesos).declined(1).declinedAllOffers().heldNoOfferLongerThan(Duration.ofSeconds(1));
			framework.call("SUPPRESS", "");
			framework.call("REVIVE", "");
			framework.call("RECONCILE", ",\"reconcile\":{\"tasks\":[{\"task_id\":{\"value\":\"t\"}}]}");
			assertThat(mesos).suppressed("*").revived().reconciled("t");
			assertFails("reconcile all tasks, but the calls of type RECONCILE were [jobs -> RECONCILE [t]: 202]",
					(it) -> it.reconciled(), mesos);
			mesos.advance(Duration.ofSeconds(60));
			assertFails("hold no offer longer than 50000 ms, but it held [",
					(it) -> it.heldNoOfferLongerThan(Duration.ofSeconds(50)), mesos);
		}
	}

	@Test
	void showsWhatItSawWhenTheWaitIsOver(EmbeddedMesos mesos) throws Exception {
		try (RawFramework framework = RawFramework.subscribe(mesos.uri(), "jobs")) {
			framework.kill("nothing");
			assertFails("Expected the framework to launch [build] within 100 ms, but launched were [].",
					(it) -> it.within(Duration.ofMillis(100)).launched("build"), mesos);
			assertFails("+0.000s  jobs -> SUBSCRIBE: 200", (it) -> it.launched("build"), mesos);
			assertFails("s  jobs -> KILL nothing: 202", (it) -> it.launched("build"), mesos);
		}
	}

	@Test
	void saysThatNothingHappened(EmbeddedMesos mesos) {
		assertFails("The masters saw and sent nothing but heartbeats.", (it) -> it.hasSubscribed("jobs"), mesos);
	}

	@Test
	void doesNotTrustAJournalThatHadToForget() {
		Expectation all = Expectation.all("do everything", (seen) -> true, (seen) -> "it did");
		Observations seen = new JournalScript().offers("a").observations(7);
		assertThat(all.isMetBy(seen)).isFalse();
		assertThat(FailureText.of(all, seen, null)).contains("The journal had to forget its 7 oldest entries");
	}

	private static void assertFails(String message, Consumer<EmbeddedMesosAssert> assertion, EmbeddedMesos mesos) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertion.accept(assertThat(mesos)))
			.withMessageContaining(message);
	}

}
