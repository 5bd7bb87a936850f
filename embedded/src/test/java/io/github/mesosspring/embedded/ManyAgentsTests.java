package io.github.mesosspring.embedded;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ten thousand agents in this JVM.
 */
class ManyAgentsTests {

	private static final int AGENTS = 10_000;

	private static final Duration LIMIT = Duration.ofMinutes(1);

	@Test
	void offersAllOfThemInOneEvent(TestReporter reporter) {
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.scriptedAgents(AGENTS)
			.allocationInterval(Duration.ofHours(1))
			.start()) {
			assertThat(mesos.agents()).hasSize(AGENTS);
			FrameworkIdStore store = FrameworkIdStores.memory();
			// Agents register one by one; until the last has, there may be several
			// events.
			try (TestFramework first = new TestFramework(mesos.uri(), Encoding.PROTOBUF, store)) {
				first.subscription.start();
				await().atMost(LIMIT).until(() -> first.offers.size() == AGENTS);
			}
			mesos.journal().clear();
			long start = System.nanoTime();
			try (TestFramework framework = new TestFramework(mesos.uri(), Encoding.PROTOBUF, store)) {
				framework.subscription.start();
				await().atMost(LIMIT).pollInterval(Duration.ofMillis(1)).until(() -> framework.offers.size() == AGENTS);
				long millis = (System.nanoTime() - start) / 1_000_000;
				assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 50);
				assertThat(framework.offers.stream().map(Offer::getAgentId).distinct()).hasSize(AGENTS);
				assertThat(offers(mesos)).singleElement()
					.satisfies((event) -> assertThat(event.getOffers().getOffersCount()).isEqualTo(AGENTS));
				reporter.publishEntry(AGENTS + " offers", millis + " ms from SUBSCRIBE to the handler, "
						+ offers(mesos).get(0).getSerializedSize() + " bytes, heap after GC " + heap() + " MiB");
			}
		}
	}

	private static List<Event> offers(EmbeddedMesos mesos) {
		return mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter(EventSent.class::isInstance)
			.map((entry) -> ((EventSent) entry).event())
			.filter(Event::hasOffers)
			.toList();
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
	}

}
