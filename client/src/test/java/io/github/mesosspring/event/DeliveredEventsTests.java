package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reconciliation lives on.
 */
class DeliveredEventsTests {

	private final List<String> delivered = new CopyOnWriteArrayList<>();

	private final EventListener listener = new EventListener() {

		@Override
		public void delivered(long epoch, Event event, boolean succeeded) {
			String task = event.hasUpdate() ? " of " + event.getUpdate().getStatus().getTaskId().getValue() : "";
			DeliveredEventsTests.this.delivered.add(epoch + " " + event.getType() + task + " " + succeeded);
		}

	};

	@Test
	void listenersLearnOfEachDeliveryAndWhetherItSucceeded() {
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.listener(this.listener),
				new FailingOnBad())) {
			fixture.subscribe(1);
			fixture.receive(1, Events.update("good"));
			fixture.receive(1, Events.updateWithoutUuid("bad"));
			fixture.awaitDelivered(1);
			assertThat(this.delivered).startsWith("1 SUBSCRIBED true", "1 UPDATE of good true",
					"1 UPDATE of bad false");
		}
	}

	static class FailingOnBad {

		@MesosEventHandler
		void update(TaskStatus status) {
			if (status.getTaskId().getValue().equals("bad")) {
				throw new IllegalStateException("the disk is full");
			}
		}

	}

}
