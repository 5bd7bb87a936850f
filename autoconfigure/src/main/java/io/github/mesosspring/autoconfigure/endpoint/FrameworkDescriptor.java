package io.github.mesosspring.autoconfigure.endpoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.mesosspring.event.HandlerState;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A framework at one moment. Figures are read one after the other and need not fit
 * together exactly. There is no secret, no payload and nothing unbounded in it.
 *
 * @param name the configured name
 * @param state the state of the subscription
 * @param since when the state became what it is
 * @param frameworkId the id of the framework; {@code null} until the first master gave
 * one
 * @param leader base URI of the leading master, while subscribed
 * @param masterVersion version of that master; {@code null} if it did not tell
 * @param epoch the number of the subscription, while subscribed
 * @param lastHeartbeatAge time since the last sign of life on the stream, while
 * subscribed
 * @param queue what waits to be delivered; {@code null} if the application delivers
 * events itself
 * @param calls the calls that have no outcome yet; {@code null} if the application makes
 * calls itself
 * @param offers the outstanding offers
 * @param reconnects how subscriptions and attempts ended
 * @param handlers the handlers of events, in the order of their ids
 */
public record FrameworkDescriptor(String name, SubscriptionState state, Instant since, @Nullable String frameworkId,
		@Nullable String leader, @Nullable String masterVersion, @Nullable Long epoch,
		@Nullable Duration lastHeartbeatAge, @Nullable Queue queue, @Nullable Calls calls, Offers offers,
		Reconnects reconnects, List<Handler> handlers) implements OperationResponseBody {

	/**
	 * What waits to be delivered.
	 *
	 * @param events how many events wait
	 * @param bytes how many bytes these are
	 * @param maxEvents the bound of the events, {@code mesos.dispatch.max-queued-events}
	 * @param maxBytes the bound of the bytes, {@code mesos.dispatch.max-queued-bytes}
	 * @param lag the age of the oldest event whose handlers are not through
	 */
	public record Queue(int events, long bytes, int maxEvents, long maxBytes, Duration lag) {

	}

	/**
	 * The calls that have no outcome yet.
	 *
	 * @param inFlight how many have left and wait for their answer
	 * @param waiting how many wait for their turn
	 */
	public record Calls(int inFlight, int waiting) {

	}

	/**
	 * The offers that can still be accepted.
	 *
	 * @param count how many
	 * @param oldest the oldest of them, the oldest first
	 * @param truncated whether there are more than these
	 */
	public record Offers(int count, List<Offer> oldest, boolean truncated) {

	}

	/**
	 * An outstanding offer.
	 *
	 * @param id its id
	 * @param agentId the agent; {@code null} if the offer is held again because a call
	 * with it could not be sent
	 * @param age for how long it has been held
	 */
	public record Offer(String id, @Nullable String agentId, Duration age) {

	}

	/**
	 * How subscriptions and attempts ended.
	 *
	 * @param count how often one ended and another was to follow, since the start
	 * @param last the last times without subscription, the latest first
	 */
	public record Reconnects(long count, List<Outage> last) {

	}

	/**
	 * A time without subscription.
	 *
	 * @param time when it began
	 * @param reason why, as in the tag {@code reason} of the meters
	 * @param attempts how many further attempts were to be made
	 * @param duration how long it lasted; {@code null} while it lasts, and if it led to
	 * no subscription
	 */
	public record Outage(Instant time, String reason, int attempts, @Nullable Duration duration) {

	}

	/**
	 * A handler of events.
	 *
	 * @param id its id
	 * @param types the types of events it takes
	 * @param state whether it is called
	 * @param handled how many calls returned normally
	 * @param failed how many calls failed
	 * @param filtered how many calls its condition prevented
	 * @param skipped how many events came while it was paused
	 * @param lastFailure the class of what it failed with last; {@code null} if it never
	 * did
	 * @param lastFailureTime when that was
	 */
	public record Handler(String id, List<String> types, HandlerState state, long handled, long failed, long filtered,
			long skipped, @Nullable String lastFailure, @Nullable Instant lastFailureTime) {

	}

}
