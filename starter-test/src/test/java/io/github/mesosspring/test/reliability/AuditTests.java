package io.github.mesosspring.test.reliability;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalFramework;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * That a chaos run would see what it looks for.
 */
class AuditTests {

	private final Violations violations = new Violations();

	private final Ledger ledger = new Ledger(new Random(1), 1, this.violations);

	private final Audit audit = new Audit(this.ledger, this.violations);

	private final Attempt task = this.ledger.intend(AgentID.newBuilder().setValue("A").build(), 1).get(0);

	private final TaskStatus update = TaskStatus.newBuilder()
		.setTaskId(this.task.taskId())
		.setState(TaskState.TASK_RUNNING)
		.setUuid(ByteString.copyFromUtf8("u"))
		.build();

	private long number;

	@Test
	void isContentWithAnUpdateThatIsHandledAndThenAcknowledged() {
		send(updateEvent());
		assertThat(this.audit.open(-1)).hasSize(1);
		this.ledger.update(this.update);
		assertThat(this.audit.open(-1)).hasSize(1);
		acknowledge();
		assertThat(this.audit.open(-1)).isEmpty();
		assertThat(this.violations.all()).isEmpty();
	}

	@Test
	void wantsAnUpdateThatIsSentAgainToBeAcknowledgedAgain() {
		send(updateEvent());
		this.ledger.update(this.update);
		acknowledge();
		long since = this.audit.last();
		send(updateEvent());
		assertThat(this.audit.open(since)).hasSize(1);
		acknowledge();
		assertThat(this.audit.open(since)).isEmpty();
	}

	@Test
	void seesAnAcknowledgementThatCameBeforeTheHandling() {
		send(updateEvent());
		acknowledge();
		assertThat(this.violations.all()).singleElement().asString().contains("before it was handled");
	}

	@Test
	void seesAnOfferOfAnEarlierSubscriptionBeingUsed() {
		send(subscribed());
		send(offer());
		call(accept());
		assertThat(this.violations.all()).isEmpty();
		send(subscribed());
		call(accept());
		assertThat(this.violations.all()).singleElement().asString().contains("ACCEPT in subscription 2");
	}

	@Test
	void seesAnotherFrameworkId() {
		this.audit.identified("other");
		send(subscribed());
		assertThat(this.violations.all()).singleElement().asString().contains("changed from other to F");
	}

	@Test
	void seesATeardown() {
		call(Call.newBuilder().setType(Call.Type.TEARDOWN).build());
		assertThat(this.violations.all()).hasSize(1);
	}

	@Test
	void seesATaskThatRanAlthoughItsAcceptWasNotSent() {
		this.ledger.notLaunched(List.of(this.task));
		this.ledger.update(this.update);
		assertThat(this.violations.all()).singleElement().asString().contains("not launched");
	}

	private void send(Event event) {
		this.audit.accept(new JournalEntry.EventSent(this.number++, Instant.EPOCH, "m", framework(), event));
	}

	private void call(Call call) {
		this.audit.accept(new JournalEntry.CallAnswered(this.number++, Instant.EPOCH, "m", framework(), call, 202, ""));
	}

	private void acknowledge() {
		call(Call.newBuilder()
			.setType(Call.Type.ACKNOWLEDGE)
			.setAcknowledge(Call.Acknowledge.newBuilder()
				.setAgentId(this.task.agent())
				.setTaskId(this.task.taskId())
				.setUuid(this.update.getUuid()))
			.build());
	}

	private Event updateEvent() {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(this.update))
			.build();
	}

	private static Event subscribed() {
		return Event.newBuilder().setType(Event.Type.SUBSCRIBED).build();
	}

	private static Event offer() {
		Offer offer = Offer.newBuilder()
			.setId(offerId())
			.setFrameworkId(FrameworkID.newBuilder().setValue("F"))
			.setAgentId(AgentID.newBuilder().setValue("A"))
			.setHostname("h")
			.build();
		return Event.newBuilder()
			.setType(Event.Type.OFFERS)
			.setOffers(Event.Offers.newBuilder().addOffers(offer))
			.build();
	}

	private static Call accept() {
		return Call.newBuilder()
			.setType(Call.Type.ACCEPT)
			.setAccept(Call.Accept.newBuilder().addOfferIds(offerId()))
			.build();
	}

	private static OfferID offerId() {
		return OfferID.newBuilder().setValue("O").build();
	}

	private static JournalFramework framework() {
		return new JournalFramework("F", "chaos");
	}

}
