package io.github.mesosspring.operator;

import java.util.List;

import io.github.mesosspring.protocol.master.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldChangesTests {

	private final HeldChanges changes = new HeldChanges();

	private final Queued first = queued(1);

	private final Queued second = queued(2);

	private final Queued snapshot = queued(3);

	@Test
	void changesPassWhileNothingIsAsked() {
		assertThat(this.changes.arrived(this.first)).containsExactly(this.first);
	}

	@Test
	void changesSinceTheQuestionComeAfterTheAnswer() {
		assertThat(this.changes.hold()).isEmpty();
		assertThat(this.changes.arrived(this.first)).isEmpty();
		assertThat(this.changes.arrived(this.second)).isEmpty();
		assertThat(this.changes.release(List.of(this.snapshot))).containsExactly(this.snapshot, this.first,
				this.second);
		assertThat(this.changes.arrived(this.first)).containsExactly(this.first);
	}

	@Test
	void changesAreNotLostWhenThereIsNoAnswer() {
		this.changes.hold();
		this.changes.arrived(this.first);
		assertThat(this.changes.release(List.of())).containsExactly(this.first);
		this.changes.hold();
		assertThat(this.changes.release(List.of())).isEmpty();
	}

	private static Queued queued(int size) {
		return new Queued(size, false, () -> new MasterStreamItem.Change(Event.getDefaultInstance()));
	}

}
