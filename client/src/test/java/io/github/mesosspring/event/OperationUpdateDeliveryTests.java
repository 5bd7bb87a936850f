package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.UUID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The updates of operations follow the contract of those of tasks.
 */
class OperationUpdateDeliveryTests {

	private final Handlers handlers = new Handlers();

	@Test
	void acknowledgesAnUpdateOnceWithTheIdsOfItsStatus() {
		try (DispatchFixture fixture = new DispatchFixture(this.handlers).subscribe(1)) {
			Event update = Events.operationUpdate("r");
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			OperationStatus status = update.getUpdateOperationStatus().getStatus();
			assertThat(this.handlers.seen).containsExactly("r 1");
			assertThat(acknowledged(fixture)).singleElement().satisfies((acknowledge) -> {
				assertThat(acknowledge.getAgentId()).isEqualTo(status.getAgentId());
				assertThat(acknowledge.getResourceProviderId()).isEqualTo(status.getResourceProviderId());
				assertThat(acknowledge.getOperationId()).isEqualTo(status.getOperationId());
				assertThat(acknowledge.getUuid()).isEqualTo(status.getUuid().getValue());
			});
		}
	}

	@Test
	void neverAcknowledgesAnUpdateWithoutUuidOrWithoutOperation() {
		try (DispatchFixture fixture = new DispatchFixture(this.handlers).subscribe(1)) {
			fixture.receive(1,
					Events.operationUpdate((status) -> status.setOperationId(OperationID.newBuilder().setValue("r"))));
			fixture.receive(1,
					Events.operationUpdate((status) -> status.setUuid(UUID.newBuilder().setValue(Events.uuid()))));
			fixture.awaitDelivered(1);
			assertThat(this.handlers.seen).containsExactly("r 1", " 1");
			assertThat(fixture.calls.sent).isEmpty();
		}
	}

	@Test
	void aRepetitionOfWhatWasHandledIsOnlyAcknowledgedAgain() {
		try (DispatchFixture fixture = new DispatchFixture(this.handlers).subscribe(1)) {
			Event update = Events.operationUpdate("r");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(this.handlers.seen).containsExactly("r 1");
			assertThat(acknowledged(fixture)).hasSize(2);
			assertThat(fixture.listener.seen).contains("duplicate r");
		}
	}

	@Test
	void aFailingHandlerLeavesItUnacknowledgedUntilItIsParked() {
		this.handlers.broken = true;
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.maxDeliveries(2), this.handlers)
			.subscribe(1)) {
			Event update = Events.operationUpdate("r");
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(this.handlers.seen).containsExactly("r 1", "r 2");
			assertThat(fixture.listener.seen).contains("parked r after 2 broken", "duplicate r");
			assertThat(acknowledged(fixture)).hasSize(2);
		}
	}

	@Test
	void whatNobodyHandlesIsAcknowledgedAndCounted() {
		try (DispatchFixture fixture = new DispatchFixture().subscribe(1)) {
			fixture.receive(1, Events.operationUpdate("r"));
			fixture.awaitDelivered(1);
			assertThat(acknowledged(fixture)).hasSize(1);
			assertThat(fixture.listener.seen).contains("unhandled UPDATE_OPERATION_STATUS");
		}
	}

	@Test
	void aHandlerMayAcknowledgeByItself() {
		Manual manual = new Manual();
		try (DispatchFixture fixture = new DispatchFixture(manual).subscribe(1)) {
			Event update = Events.operationUpdate("r");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(manual.kept).hasSize(2);
			assertThat(fixture.calls.sent).isEmpty();
			manual.kept.get(1).acknowledge();
			manual.kept.get(1).acknowledge();
			fixture.receive(1, update);
			fixture.awaitDelivered(1);
			assertThat(manual.kept).hasSize(2);
			assertThat(acknowledged(fixture)).hasSize(2);
		}
	}

	@Test
	void anOperationAndATaskOfTheSameNameAreTwoThings() {
		try (DispatchFixture fixture = new DispatchFixture(this.handlers).subscribe(1)) {
			Event task = Events.update("r");
			fixture.receive(1, task);
			Event operation = Events
				.operationUpdate((status) -> status.setOperationId(OperationID.newBuilder().setValue("r"))
					.setUuid(UUID.newBuilder().setValue(task.getUpdate().getStatus().getUuid())));
			fixture.receive(1, operation);
			fixture.awaitDelivered(1);
			assertThat(this.handlers.seen).containsExactly("r 1");
			assertThat(fixture.calls.sent).hasSize(2);
		}
	}

	@Test
	void anAcknowledgementThatCannotBeSentIsWarnedOfOnceForEachType() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(EventDispatcher.class);
		log.start();
		logger.addAppender(log);
		try (DispatchFixture fixture = new DispatchFixture(this.handlers).subscribe(1)) {
			fixture.calls.refusal = new CallNotSentException(Call.Type.ACKNOWLEDGE_OPERATION_STATUS,
					CallNotSentException.Reason.NOT_SUBSCRIBED, "no subscription stands");
			fixture.receive(1, Events.operationUpdate("q"));
			fixture.awaitDelivered(1);
			fixture.calls.refusal = new CallNotSentException(Call.Type.ACKNOWLEDGE_OPERATION_STATUS,
					CallNotSentException.Reason.REFUSED, "'acknowledge_operation_status.agent_id' is missing");
			fixture.receive(1, Events.operationUpdate("r"));
			fixture.receive(1, Events.operationUpdate("s"));
			fixture.awaitDelivered(1);
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(log.list).filteredOn((line) -> line.getLevel() == Level.WARN)
			.extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((line) -> line.contains("not acknowledged"))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("operation 'r'", "agent_id", "CallOperations.send"));
	}

	private static List<Call.AcknowledgeOperationStatus> acknowledged(DispatchFixture fixture) {
		return fixture.calls.sent(Call.Type.ACKNOWLEDGE_OPERATION_STATUS)
			.stream()
			.map(Call::getAcknowledgeOperationStatus)
			.toList();
	}

	static class Handlers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		volatile boolean broken;

		@MesosEventHandler
		void operation(OperationStatus status, DeliveryAttempt attempt) {
			this.seen.add(status.getOperationId().getValue() + " " + attempt.number());
			if (this.broken) {
				throw new IllegalStateException("broken");
			}
		}

	}

	static class Manual {

		final List<Acknowledgment> kept = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void operation(Event.UpdateOperationStatus update, Acknowledgment acknowledgment) {
			this.kept.add(acknowledgment);
		}

	}

}
