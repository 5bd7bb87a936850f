package io.github.mesosspring.subscription;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.google.protobuf.MessageLite;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Clock;
import reactor.core.publisher.Mono;

import static org.mockito.Mockito.mock;

/**
 * Events as a master sends them, and settings to receive them with.
 */
final class TestEvents {

	static final FrameworkInfo FRAMEWORK = FrameworkInfo.newBuilder().setName("jobs").setUser("nobody").build();

	static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	/** An event of a type this schema does not know, as protobuf sees it. */
	static final Event UNKNOWN = Event.getDefaultInstance();

	private TestEvents() {
	}

	static FrameworkID id(String value) {
		return FrameworkID.newBuilder().setValue(value).build();
	}

	static Event subscribed(String frameworkId) {
		return subscribed(frameworkId, 15);
	}

	static Event subscribed(String frameworkId, double heartbeatSeconds) {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setFrameworkId(id(frameworkId))
				.setHeartbeatIntervalSeconds(heartbeatSeconds))
			.build();
	}

	static Event error(String message) {
		return Event.newBuilder()
			.setType(Event.Type.ERROR)
			.setError(Event.Error.newBuilder().setMessage(message))
			.build();
	}

	static Event rescind(String offer) {
		return Event.newBuilder()
			.setType(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(OfferID.newBuilder().setValue(offer)))
			.build();
	}

	static Event failure(String agent) {
		return Event.newBuilder()
			.setType(Event.Type.FAILURE)
			.setFailure(Event.Failure.newBuilder().setAgentId(AgentID.newBuilder().setValue(agent)))
			.build();
	}

	static byte[] frames(MessageLite... events) {
		ByteArrayOutputStream frames = new ByteArrayOutputStream();
		for (MessageLite event : events) {
			byte[] record = event.toByteArray();
			frames.writeBytes((record.length + "\n").getBytes(StandardCharsets.US_ASCII));
			frames.writeBytes(record);
		}
		return frames.toByteArray();
	}

	static SubscriptionSettings settings(StreamConnector connector, Clock clock) {
		return new SubscriptionSettings(FRAMEWORK, Encoding.PROTOBUF, 1 << 20, 5, Duration.ofMillis(1),
				Duration.ofMillis(1), Duration.ofSeconds(75), Duration.ofMinutes(2), OnFrameworkRemoved.STOP,
				new LifecycleSettings(true, 0, StartPolicy.RETRY, OnStop.FAILOVER, Duration.ofSeconds(20),
						LastCalls.NONE, null),
				connector, (master) -> Mono.empty(), mock(), mock(), new Sessions(), mock(), List.of(), () -> mock(),
				false, clock, () -> 0.5);
	}

}
