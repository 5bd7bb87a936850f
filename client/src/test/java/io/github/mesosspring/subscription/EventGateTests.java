package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventGateTests {

	private final RecordingSink sink = new RecordingSink();

	private final EventGate gate = new EventGate(this.sink);

	private final List<String> told = new ArrayList<>();

	@Test
	void countsEventsOfAnotherSubscription() {
		begin(1);
		accept(2, MesosEventType.UPDATE);
		this.gate.end(1);
		accept(1, MesosEventType.ERROR);
		accept(1, null);
		assertThat(this.sink.notes).containsExactly("begin 1", "end 1");
		assertThat(this.sink.dropped).containsExactly("UPDATE", "ERROR", "null");
	}

	@Test
	void theEndOfASubscriptionDropsAndCountsWhatIsHeldExceptWhatStaysTrue() {
		this.sink.fullAfter(1);
		begin(1);
		for (MesosEventType type : List.of(MesosEventType.UPDATE, MesosEventType.OFFERS, MesosEventType.MESSAGE,
				MesosEventType.UPDATE, MesosEventType.FAILURE)) {
			accept(1, type);
		}
		this.gate.end(1);
		assertThat(this.sink.notes).containsExactly("begin 1", "UPDATE 1", "end 1");
		assertThat(this.sink.dropped).containsExactly("OFFERS", "UPDATE");
		this.sink.drain();
		assertThat(this.sink.notes).endsWith("end 1", "MESSAGE 1", "FAILURE 1");
	}

	@Test
	void whatIsHeldGoesBeforeTheNextSubscribed() {
		this.sink.fullAfter(1);
		begin(1);
		accept(1, MesosEventType.MESSAGE);
		accept(1, MesosEventType.FAILURE);
		this.gate.end(1);
		begin(2);
		accept(2, MesosEventType.OFFERS);
		assertThat(this.sink.notes).endsWith("MESSAGE 1", "end 1");
		this.sink.drain();
		assertThat(this.sink.notes).endsWith("end 1", "FAILURE 1", "begin 2", "OFFERS 2");
	}

	@Test
	void aSubscriptionThatEndsBeforeItsSubscribedWasHandedOverNeverBegins() {
		this.sink.fullAfter(1);
		begin(1);
		accept(1, MesosEventType.MESSAGE);
		this.gate.end(1);
		begin(2);
		accept(2, MesosEventType.OFFERS);
		accept(2, MesosEventType.ERROR);
		this.gate.end(2);
		this.sink.drain();
		assertThat(this.sink.notes).containsExactly("begin 1", "MESSAGE 1", "end 1", "end 2", "ERROR 2");
		assertThat(this.sink.dropped).containsExactly("SUBSCRIBED", "OFFERS");
	}

	@Test
	void isBlockedUntilAllThatIsHeldIsHandedOver() {
		begin(1);
		assertThat(this.gate.isBlocked()).isFalse();
		this.sink.fullAfter(1);
		accept(1, MesosEventType.UPDATE);
		assertThat(this.gate.isBlocked()).isTrue();
		this.gate.whenUnblocked(1, () -> this.told.add("unblocked"));
		accept(1, MesosEventType.UPDATE);
		this.sink.fullAfter(1);
		this.sink.drain();
		assertThat(this.told).isEmpty();
		this.sink.drain();
		assertThat(this.told).containsExactly("unblocked");
		this.sink.drain();
		assertThat(this.told).hasSize(1);
	}

	@Test
	void whoReadASubscriptionThatEndedIsNotToldToReadOn() {
		begin(1);
		this.sink.fullAfter(1);
		accept(1, MesosEventType.UPDATE);
		this.gate.whenUnblocked(1, () -> this.told.add("ended"));
		this.gate.end(1);
		this.gate.whenUnblocked(1, () -> this.told.add("late"));
		begin(2);
		this.gate.whenUnblocked(2, () -> this.told.add("stands"));
		this.sink.drain();
		assertThat(this.told).containsExactly("stands");
	}

	@Test
	void quietMeansThatNothingHeldIsHandedOver() {
		begin(1);
		this.sink.fullAfter(1);
		accept(1, MesosEventType.UPDATE);
		accept(1, MesosEventType.MESSAGE);
		this.gate.quiesce().block();
		this.sink.drain();
		assertThat(this.sink.notes).containsExactly("begin 1", "UPDATE 1", "quiesce");
		assertThat(this.sink.dropped).containsExactly("MESSAGE");
	}

	private void begin(long epoch) {
		this.gate.begin(new Session(URI.create("http://a:1"), TestEvents.id("f-1"), "s", epoch), new byte[0]);
	}

	private void accept(long epoch, MesosEventType type) {
		this.gate.accept(epoch, type, new byte[1]);
	}

}
