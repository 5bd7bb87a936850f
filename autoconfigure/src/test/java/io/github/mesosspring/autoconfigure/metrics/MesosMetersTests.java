package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import io.github.mesosspring.subscription.SubscriptionStatus;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MesosMetersTests {

	private static final Tag FRAMEWORK = Tag.of("framework", "jobs");

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final MesosSubscription subscription = mock(MesosSubscription.class);

	@Test
	void callsAreCountedByTypeAndOutcome() {
		MeterCallListener listener = new MeterCallListener(this.registry, FRAMEWORK);
		listener.completed(Call.Type.ACCEPT, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACCEPT, CallOutcome.ACCEPTED);
		listener.completed(Call.Type.ACCEPT, CallOutcome.NOT_SENT);
		assertThat(count("mesos.calls", "type", "ACCEPT", "outcome", "accepted")).isEqualTo(2);
		assertThat(count("mesos.calls", "type", "ACCEPT", "outcome", "not_sent")).isEqualTo(1);
	}

	@Test
	void eventsAreCountedByTypeAndFate() {
		MeterEventListener listener = new MeterEventListener(this.registry, FRAMEWORK);
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
		MeterSubscriptionListener listener = new MeterSubscriptionListener(this.registry, FRAMEWORK);
		assertThat(count("mesos.subscription.possible.orphans")).isZero();
		listener.possibleOrphan(URI.create("http://a:5050"));
		assertThat(count("mesos.subscription.possible.orphans")).isEqualTo(1);
	}

	@Test
	void reconnectsAreCountedByReason() {
		MeterSubscriptionListener listener = new MeterSubscriptionListener(this.registry, FRAMEWORK);
		listener.stateChanged(change(SubscriptionState.BACKING_OFF, SessionLoss.HEARTBEAT_MISSED));
		listener.stateChanged(change(SubscriptionState.DETECTING, null));
		assertThat(count("mesos.subscription.reconnects", "reason", "heartbeat_missed")).isEqualTo(1);
		assertThat(count("mesos.subscription.reconnects", "reason", "stream_ended")).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "STOPPED", "FAILED" })
	void whatNoAttemptFollowsIsNoReconnect(SubscriptionState end) {
		new MeterSubscriptionListener(this.registry, FRAMEWORK).stateChanged(change(end, SessionLoss.REFUSED));
		assertThat(count("mesos.subscription.reconnects", "reason", "refused")).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = "SUBSCRIBED", mode = Mode.EXCLUDE)
	void theGaugeOfTheCurrentStateIsOneAndAllOthersAreZero(SubscriptionState state) {
		given(this.subscription.status()).willReturn(status(state, null));
		new SubscriptionMetrics(this.subscription, FRAMEWORK).bindTo(this.registry);
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
		new SubscriptionMetrics(this.subscription, FRAMEWORK).bindTo(this.registry);
		assertThat(heartbeatAge()).isEqualTo(1.5);
	}

	@Test
	void onlyObservationsOfTheClientGetTheFrameworksName() {
		FrameworkObservationFilter filter = new FrameworkObservationFilter(() -> FRAMEWORK);
		assertThat(filter.map(context("mesos.call")).getLowCardinalityKeyValue("framework").getValue())
			.isEqualTo("jobs");
		assertThat(filter.map(context("mesos.event")).getLowCardinalityKeyValue("framework")).isNotNull();
		assertThat(filter.map(context("http.client.requests")).getLowCardinalityKeyValue("framework")).isNull();
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

	private static Observation.Context context(String name) {
		Observation.Context context = new Observation.Context();
		context.setName(name);
		return context;
	}

}
