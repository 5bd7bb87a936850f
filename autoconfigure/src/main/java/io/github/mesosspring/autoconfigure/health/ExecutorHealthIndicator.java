package io.github.mesosspring.autoconfigure.health;

import java.time.Duration;

import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStatus;
import io.github.mesosspring.executor.ExecutorSubscription;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether the executor is in touch with its agent: {@code UP} while subscribed;
 * {@code OUT_OF_SERVICE} when it was stopped or shut down; {@code DOWN} otherwise.
 */
class ExecutorHealthIndicator extends AbstractHealthIndicator {

	private final ExecutorSubscription subscription;

	ExecutorHealthIndicator(ExecutorSubscription subscription) {
		super("The state of the executor's subscription cannot be read");
		this.subscription = subscription;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ExecutorStatus status = this.subscription.status();
		builder.status(statusOf(status.state()))
			.withDetail("state", status.state().name())
			.withDetail("agent", status.agent().toString());
		Duration age = status.lastEventAge();
		if (age != null) {
			builder.withDetail("lastEventAge", DurationStyle.SIMPLE.print(age));
		}
		builder.withDetail("reconnects", status.reconnects())
			.withDetail("unacknowledgedUpdates", status.unacknowledgedUpdates())
			.withDetail("unacknowledgedTasks", status.unacknowledgedTasks());
		String problem = status.problem();
		if (problem != null) {
			builder.withDetail("problem", problem);
		}
	}

	private static Status statusOf(ExecutorState state) {
		return switch (state) {
			case SUBSCRIBED -> Status.UP;
			case STOPPED, SHUTTING_DOWN -> Status.OUT_OF_SERVICE;
			case CONNECTING, BACKING_OFF, FAILED -> Status.DOWN;
		};
	}

}
