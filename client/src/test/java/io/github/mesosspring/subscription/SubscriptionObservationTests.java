package io.github.mesosspring.subscription;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.SessionObservationContext;
import io.github.mesosspring.session.SessionObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionObservationTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	private final ObservingListener listener = new ObservingListener(new SessionObserver(this.registry, null, "jobs"));

	@BeforeEach
	void note() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStart(Observation.Context context) {
				SubscriptionObservationTests.this.seen.add("start " + context.getLowCardinalityKeyValues());
				assertThat(context.getParentObservation()).isNull();
			}

			@Override
			public void onStop(Observation.Context context) {
				SubscriptionObservationTests.this.seen
					.add(context.getName() + " " + context.getLowCardinalityKeyValues());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof SessionObservationContext;
			}

		});
	}

	@Test
	void lastsFromSubscribedToTheEndAndHasItsCause() {
		Observation.createNotStarted("another", this.registry)
			.observe(() -> change(SubscriptionState.SUBSCRIBING, SubscriptionState.SUBSCRIBED, null));
		assertThat(this.seen).containsExactly("start [keyValue(framework=jobs),keyValue(reason=none)]");
		change(SubscriptionState.SUBSCRIBED, SubscriptionState.BACKING_OFF, SessionLoss.HEARTBEAT_MISSED);
		change(SubscriptionState.BACKING_OFF, SubscriptionState.DETECTING, null);
		assertThat(this.seen)
			.endsWith("mesos.subscription [keyValue(framework=jobs),keyValue(reason=heartbeat_missed)]")
			.hasSize(2);
	}

	@Test
	void anEndWithoutLossIsATeardown() {
		change(SubscriptionState.SUBSCRIBING, SubscriptionState.SUBSCRIBED, null);
		change(SubscriptionState.SUBSCRIBED, SubscriptionState.STOPPED, null);
		assertThat(this.seen).endsWith("mesos.subscription [keyValue(framework=jobs),keyValue(reason=torn_down)]");
	}

	@Test
	void aHandlerThatThrowsDoesNotHarmTheSubscription() {
		this.registry.observationConfig().observationHandler((context) -> {
			throw new NoClassDefFoundError("on purpose");
		});
		change(SubscriptionState.SUBSCRIBING, SubscriptionState.SUBSCRIBED, null);
		change(SubscriptionState.SUBSCRIBED, SubscriptionState.STOPPED, null);
		assertThat(this.seen).isEmpty();
	}

	@Test
	void anAttemptThatFailedIsNoSubscription() {
		change(SubscriptionState.SUBSCRIBING, SubscriptionState.BACKING_OFF, SessionLoss.CONNECT_FAILED);
		assertThat(this.seen).isEmpty();
	}

	private void change(SubscriptionState from, SubscriptionState to, SessionLoss reason) {
		this.listener.stateChanged(new SubscriptionStateChange(from, to, reason, null));
	}

}
