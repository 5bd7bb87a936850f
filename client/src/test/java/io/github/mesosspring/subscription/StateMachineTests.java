package io.github.mesosspring.subscription;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.STANDBY;
import static io.github.mesosspring.subscription.SubscriptionState.STOPPED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StateMachineTests {

	@ParameterizedTest
	@EnumSource
	void acceptsExactlyTheStatesThatMayFollow(SubscriptionState from) {
		Set<SubscriptionState> followers = switch (from) {
			case STOPPED -> EnumSet.of(DETECTING, STANDBY);
			case DETECTING -> EnumSet.of(SUBSCRIBING, BACKING_OFF, STANDBY, FAILED, STOPPED);
			case SUBSCRIBING -> EnumSet.of(SUBSCRIBED, BACKING_OFF, STANDBY, FAILED, STOPPED);
			case SUBSCRIBED -> EnumSet.of(BACKING_OFF, STANDBY, FAILED, STOPPED);
			case BACKING_OFF -> EnumSet.of(DETECTING, STANDBY, FAILED, STOPPED);
			case STANDBY -> EnumSet.of(DETECTING, FAILED, STOPPED);
			case FAILED -> EnumSet.of(STOPPED);
		};
		for (SubscriptionState to : SubscriptionState.values()) {
			StateMachine machine = in(from);
			if (followers.contains(to)) {
				machine.transition(to);
				assertThat(machine.state()).isEqualTo(to);
			}
			else {
				assertThatIllegalStateException().isThrownBy(() -> machine.transition(to))
					.withMessage("A subscription cannot go from " + from + " to " + to);
				assertThat(machine.state()).isEqualTo(from);
			}
		}
	}

	@Test
	void countsEachTransitionToBackingOffOnce() {
		StateMachine machine = in(BACKING_OFF);
		machine.transition(DETECTING);
		machine.transition(BACKING_OFF);
		machine.transition(STOPPED);
		assertThat(machine.reconnects()).isEqualTo(2);
	}

	@Test
	void tellsEveryListenerEvenIfOneFails() {
		List<SubscriptionStateChange> changes = new ArrayList<>();
		StateMachine machine = new StateMachine(List.of((change) -> {
			throw new IllegalArgumentException("a broken listener");
		}, changes::add));
		machine.transition(DETECTING);
		machine.transition(BACKING_OFF, SessionLoss.CONNECT_FAILED, "nobody there");
		assertThat(changes).containsExactly(new SubscriptionStateChange(STOPPED, DETECTING, null, null),
				new SubscriptionStateChange(DETECTING, BACKING_OFF, SessionLoss.CONNECT_FAILED, "nobody there"));
	}

	private static StateMachine in(SubscriptionState state) {
		StateMachine machine = new StateMachine(List.of());
		List<SubscriptionState> way = switch (state) {
			case STOPPED -> List.of();
			case DETECTING -> List.of(DETECTING);
			case SUBSCRIBING -> List.of(DETECTING, SUBSCRIBING);
			case SUBSCRIBED -> List.of(DETECTING, SUBSCRIBING, SUBSCRIBED);
			case BACKING_OFF -> List.of(DETECTING, BACKING_OFF);
			case STANDBY -> List.of(STANDBY);
			case FAILED -> List.of(DETECTING, FAILED);
		};
		way.forEach(machine::transition);
		return machine;
	}

}
