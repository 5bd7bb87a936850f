package io.github.mesosspring.autoconfigure.health;

import java.time.Duration;

import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether the framework is in touch with its master: {@code UP} while subscribed,
 * and while another instance leads; {@code OUT_OF_SERVICE} when stopped on purpose;
 * {@code DOWN} otherwise.
 */
class MesosHealthIndicator extends AbstractHealthIndicator {

	private final MesosSubscription subscription;

	MesosHealthIndicator(MesosSubscription subscription) {
		super("The state of the Mesos subscription cannot be read");
		this.subscription = subscription;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		SubscriptionStatus status = this.subscription.status();
		builder.status(statusOf(status.state())).withDetail("state", status.state().name());
		addDetail(builder, "frameworkId", status.frameworkId());
		addDetail(builder, "leader", status.leader());
		Duration age = status.lastHeartbeatAge();
		addDetail(builder, "lastHeartbeatAge", (age != null) ? DurationStyle.SIMPLE.print(age) : null);
		builder.withDetail("reconnects", status.reconnects());
		addDetail(builder, "problem", status.problem());
	}

	private static Status statusOf(SubscriptionState state) {
		return switch (state) {
			case SUBSCRIBED, STANDBY -> Status.UP;
			case STOPPED -> Status.OUT_OF_SERVICE;
			case DETECTING, SUBSCRIBING, BACKING_OFF, FAILED -> Status.DOWN;
		};
	}

	private static void addDetail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value.toString());
		}
	}

}
