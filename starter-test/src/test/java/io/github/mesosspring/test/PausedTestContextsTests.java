package io.github.mesosspring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test classes that take turns with two contexts, of which Spring pauses the one that is
 * not used.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class PausedTestContextsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** By context: what the last class that used it saw. */
	private static final Map<String, Seen> seen = new ConcurrentHashMap<>();

	@Nested
	@Order(1)
	@SpringBootTest(classes = Idle.class, properties = "spring.application.name=first")
	@EmbeddedMesos(reset = false)
	class First extends Turn {

	}

	@Nested
	@Order(2)
	@SpringBootTest(classes = Idle.class, properties = "spring.application.name=second")
	@EmbeddedMesos(reset = false)
	class Second extends Turn {

	}

	@Nested
	@Order(3)
	@SpringBootTest(classes = Idle.class, properties = "spring.application.name=first")
	@EmbeddedMesos(reset = false)
	class FirstAgain extends Turn {

	}

	@Nested
	@Order(4)
	@SpringBootTest(classes = Idle.class, properties = "spring.application.name=second")
	@EmbeddedMesos(reset = false)
	class SecondAgain extends Turn {

	}

	@Nested
	@Order(5)
	@SpringBootTest(classes = Idle.class, properties = "spring.application.name=first")
	@EmbeddedMesos(reset = false)
	class FirstOnceMore extends Turn {

	}

	abstract static class Turn {

		@Test
		void isTheSameFrameworkOnTheSameClusterAndTheOtherOneRests(@Autowired Environment environment,
				@Autowired MesosSubscription subscription, @Autowired CallOperations calls,
				io.github.mesosspring.embedded.EmbeddedMesos mesos) {
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
			assertThat(calls.revive(List.of()).block(PATIENCE)).isNotNull();
			String name = environment.getRequiredProperty("spring.application.name");
			Seen last = seen.put(name, new Seen(subscription, mesos, subscription.status().frameworkId(),
					seen.containsKey(name) ? seen.get(name).turns() + 1 : 1));
			if (last != null) {
				assertThat(mesos).isSameAs(last.mesos());
				assertThat(subscription.status().frameworkId()).isEqualTo(last.frameworkId());
			}
			seen.forEach(
					(other, resting) -> assertThat(resting.subscription().isRunning()).isEqualTo(other.equals(name)));
			assertThat(calls(mesos, Call.Type.SUBSCRIBE)).isEqualTo(seen.get(name).turns());
			assertThat(calls(mesos, Call.Type.TEARDOWN)).isZero();
			Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(dispatchers()).isEqualTo(1));
		}

	}

	private static long calls(io.github.mesosspring.embedded.EmbeddedMesos mesos, Call.Type type) {
		return mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter((entry) -> entry instanceof JournalEntry.CallAnswered answered && answered.call().getType() == type)
			.count();
	}

	private static long dispatchers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("mesos-events"))
			.count();
	}

	private record Seen(MesosSubscription subscription, io.github.mesosspring.embedded.EmbeddedMesos mesos,
			String frameworkId, long turns) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Idle {

	}

}
