package io.github.mesosspring.embedded;

import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The real client, as it is today, on masters that say more than it knows.
 */
class ClientAgainstNewerMastersTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	@ParameterizedTest
	@EnumSource
	void anEventOfUnknownTypeReachesNobodyAndEndsNothing(Encoding encoding) {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().scriptedAgents(1).start();
				TestFramework framework = new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory())) {
			await().atMost(SOON).until(() -> !framework.offers.isEmpty());
			StreamFaults stream = mesos.leader().leadingStream();
			stream.sendUnknownEvent();
			Event.Builder update = Event.newBuilder().setType(Event.Type.UPDATE);
			update.getUpdateBuilder()
				.getStatusBuilder()
				.setTaskId(TaskID.newBuilder().setValue("t"))
				.setState(TaskState.TASK_LOST);
			stream.send(update.build());
			await().atMost(SOON).until(() -> framework.statesOf("t").contains(TaskState.TASK_LOST));
			assertThat(framework.subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			assertThat(framework.frameworkIds).hasSize(1);
		}
	}

}
