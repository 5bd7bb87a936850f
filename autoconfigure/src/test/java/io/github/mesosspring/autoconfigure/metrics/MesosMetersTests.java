package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStateChange;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import io.github.mesosspring.subscription.SubscriptionStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MesosMetersTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final FrameworkMeters meters = new FrameworkMeters(this.registry, "jobs");

	private final MesosSubscription subscription = mock(MesosSubscription.class);

	@Test
	void callsAreCountedByTypeAndOutcome() {
		MeterCallListener listener = new MeterCallListener(this.meters);
		listener.completed(Call.Type.ACCEPT, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACCEPT, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACCEPT, CallOutcome.NOT_SENT);
		assertThat(count("mesos.calls", "type", "ACCEPT", "outcome", "accepted")).isEqualTo(2);
		assertThat(count("mesos.calls", "type", "ACCEPT", "outcome", "not_sent")).isEqualTo(1);
	}

	@Test
	void eventsAreCountedByTypeAndFate() {
		MeterEventListener listener = new MeterEventListener(this.meters, EnumSet.allOf(MesosEventType.class));
		listener.received(MesosEventType.OFFERS);
		listener.received(null);
		listener.dropped(MesosEventType.OFFERS);
		listener.handlerFailed(MesosEventType.UPDATE, new IllegalStateException());
		listener.unhandled(MesosEventType.FAILURE);
		listener.undecodable(new IllegalStateException());
		assertThat(count("mesos.events.duplicates")).isZero();
		assertThat(count("mesos.events.parked")).isZero();
		listener.duplicate(TaskStatus.getDefaultInstance());
		listener.parked(TaskStatus.getDefaultInstance(), new DeliveryAttempt(10, 9, 10), new IllegalStateException());
		listener.duplicate(OperationStatus.getDefaultInstance());
		listener.parked(OperationStatus.getDefaultInstance(), new DeliveryAttempt(10, 9, 10),
				new IllegalStateException());
		assertThat(count("mesos.events", "type", "OFFERS")).isEqualTo(1);
		assertThat(count("mesos.events", "type", "UNKNOWN")).isEqualTo(1);
		assertThat(count("mesos.events.dropped", "type", "OFFERS")).isEqualTo(1);
		assertThat(count("mesos.events.failed", "type", "UPDATE")).isEqualTo(1);
		assertThat(count("mesos.events.unhandled", "type", "FAILURE")).isEqualTo(1);
		assertThat(count("mesos.events.undecodable")).isEqualTo(1);
		assertThat(count("mesos.events.duplicates")).isEqualTo(2);
		assertThat(count("mesos.events.parked")).isEqualTo(2);
	}

	@Test
	void possibleOrphansAreCounted() {
		MeterSubscriptionListener listener = new MeterSubscriptionListener(this.meters);
		assertThat(count("mesos.subscription.possible.orphans")).isZero();
		listener.possibleOrphan(URI.create("http://a:5050"));
		assertThat(count("mesos.subscription.possible.orphans")).isEqualTo(1);
	}

	@Test
	void reconnectsAreCountedByReason() {
		MeterSubscriptionListener listener = new MeterSubscriptionListener(this.meters);
		listener.stateChanged(change(SubscriptionState.BACKING_OFF, SessionLoss.HEARTBEAT_MISSED));
		listener.stateChanged(change(SubscriptionState.DETECTING, null));
		assertThat(count("mesos.subscription.reconnects", "reason", "heartbeat_missed")).isEqualTo(1);
		assertThat(count("mesos.subscription.reconnects", "reason", "stream_ended")).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = "BACKING_OFF", mode = Mode.EXCLUDE)
	void whatIsNotFollowedByAnotherAttemptIsNoReconnect(SubscriptionState end) {
		new MeterSubscriptionListener(this.meters).stateChanged(change(end, SessionLoss.REFUSED));
		assertThat(count("mesos.subscription.reconnects", "reason", "refused")).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = "SUBSCRIBED", mode = Mode.EXCLUDE)
	void theGaugeOfTheCurrentStateIsOneAndAllOthersAreZero(SubscriptionState state) {
		given(this.subscription.status()).willReturn(status(state, null));
		new SubscriptionMetrics(this.meters, this.subscription);
		for (SubscriptionState other : SubscriptionState.values()) {
			assertThat(this.registry.get("mesos.subscription.state")
				.tags("framework", "jobs", "state", other.name())
				.gauge()
				.value()).isEqualTo((other == state) ? 1 : 0);
		}
		assertThat(heartbeatAge()).isNaN();
	}

	@Test
	void theAgeOfTheHeartbeatIsInSeconds() {
		given(this.subscription.status()).willReturn(status(SubscriptionState.SUBSCRIBED, Duration.ofMillis(1500)));
		new SubscriptionMetrics(this.meters, this.subscription);
		assertThat(heartbeatAge()).isEqualTo(1.5);
	}

	@Test
	void everyCounterIsThereBeforeTheFirstEventAndCall() {
		new MeterEventListener(this.meters, EnumSet.of(MesosEventType.OFFERS, MesosEventType.UPDATE));
		new MeterCallListener(this.meters);
		new MeterSubscriptionListener(this.meters);
		assertThat(this.registry.get("mesos.events").counters()).extracting((counter) -> counter.getId().getTag("type"))
			.containsExactlyInAnyOrder("OFFERS", "UPDATE", "UNKNOWN");
		assertThat(this.registry.get("mesos.calls").counters())
			.hasSize(Call.Type.values().length * CallOutcome.values().length);
		assertThat(this.registry.get("mesos.subscription.reconnects").counters()).hasSize(SessionLoss.values().length);
		assertThat(this.registry.getMeters()).allSatisfy((meter) -> assertThat(((Counter) meter).count()).isZero());
	}

	@Test
	void anEventOfATypeThatIsNotExpectedIsCountedAsUnknown() {
		new MeterEventListener(this.meters, EnumSet.of(MesosEventType.OFFERS)).received(MesosEventType.LAUNCH);
		assertThat(count("mesos.events", "type", "UNKNOWN")).isEqualTo(1);
	}

	@Test
	void acknowledgementsOfTasksAndOperationsAreCountedByOutcome() {
		MeterCallListener listener = new MeterCallListener(this.meters);
		listener.completed(Call.Type.ACKNOWLEDGE, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACKNOWLEDGE_OPERATION_STATUS, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACKNOWLEDGE, CallOutcome.UNKNOWN);
		listener.completed(Call.Type.KILL, CallOutcome.REJECTED);
		assertThat(count("mesos.acknowledgements", "outcome", "accepted")).isEqualTo(2);
		assertThat(count("mesos.acknowledgements", "outcome", "unknown")).isEqualTo(1);
		assertThat(count("mesos.acknowledgements", "outcome", "rejected")).isZero();
	}

	@Test
	void aLeaderChangesWhenTheNextSubscriptionIsToAnother() {
		MeterSubscriptionListener listener = new MeterSubscriptionListener(this.meters);
		for (String master : List.of("http://a:5050", "http://a:5050", "http://b:5050", "http://a:5050")) {
			listener.subscribed(new Session(URI.create(master), FrameworkID.getDefaultInstance(), null, 1));
		}
		assertThat(count("mesos.leader.changes")).isEqualTo(2);
	}

	@Test
	void executorsCountCallsAndTheReasonsOfReconnects() {
		MeterExecutorCallListener calls = new MeterExecutorCallListener(this.meters);
		calls.completed(io.github.mesosspring.protocol.executor.Call.Type.UPDATE, CallOutcome.ACCEPTED);
		assertThat(count("mesos.calls", "type", "UPDATE", "outcome", "accepted")).isEqualTo(1);
		MeterExecutorListener states = new MeterExecutorListener(this.meters);
		states.stateChanged(new ExecutorStateChange(ExecutorState.SUBSCRIBED, ExecutorState.BACKING_OFF,
				SessionLoss.STREAM_ENDED, "the agent ended the stream"));
		states.stateChanged(new ExecutorStateChange(ExecutorState.BACKING_OFF, ExecutorState.CONNECTING, null, null));
		assertThat(count("mesos.subscription.reconnects", "reason", "stream_ended")).isEqualTo(1);
	}

	private double count(String name, String... tags) {
		return this.registry.get(name).tags("framework", "jobs").tags(tags).counter().count();
	}

	private double heartbeatAge() {
		return this.registry.get("mesos.heartbeat.age").tags("framework", "jobs").timeGauge().value(TimeUnit.SECONDS);
	}

	private static SubscriptionStateChange change(SubscriptionState to, SessionLoss reason) {
		return new SubscriptionStateChange(SubscriptionState.SUBSCRIBED, to, reason, null);
	}

	private static SubscriptionStatus status(SubscriptionState state, Duration age) {
		return new SubscriptionStatus(state, null, null, age, 0, null);
	}

}
