package io.github.mesosspring.test;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A master that does not know suppressed roles is told of them by a call, as soon as the
 * framework is subscribed again.
 */
@SpringBootTest(classes = SuppressionOnOldMastersTests.Application.class, properties = "spring.application.name=old")
@EmbeddedMesos(version = "1.3")
class SuppressionOnOldMastersTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Autowired
	private io.github.mesosspring.embedded.EmbeddedMesos mesos;

	@Autowired
	private MesosSubscription subscription;

	@Test
	void aNewSubscriptionSuppressesThemAgain(@Autowired CallOperations calls) {
		awaitSubscribed();
		calls.suppress(List.of()).block();
		this.mesos.journal().clear();
		this.mesos.leader().streams().forEach(StreamFaults::cut);
		await((entry) -> entry instanceof EventSent sent && sent.event().getType() == Event.Type.SUBSCRIBED);
		await((entry) -> entry instanceof CallAnswered answered && answered.isAccepted()
				&& answered.call().getType() == Call.Type.SUPPRESS);
	}

	private void awaitSubscribed() {
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> this.subscription.status().state() == SubscriptionState.SUBSCRIBED);
	}

	private void await(Predicate<JournalEntry> entry) {
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> this.mesos.journal().snapshot().entries().stream().anyMatch(entry));
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
