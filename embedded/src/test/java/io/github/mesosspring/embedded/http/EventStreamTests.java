package io.github.mesosspring.embedded.http;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class EventStreamTests {

	private static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	private final EventStream stream = new EventStream("", Encoding.PROTOBUF.codec(),
			2L * (HEARTBEAT.getSerializedSize() + "2\n".length()));

	@Test
	void isCutWhenItsReaderLeavesTooMuchUnread() {
		this.stream.send(HEARTBEAT);
		this.stream.send(HEARTBEAT);
		StepVerifier.create(this.stream.cut())
			.expectSubscription()
			.then(() -> this.stream.send(HEARTBEAT))
			.then(() -> this.stream.send(HEARTBEAT))
			.verifyComplete();
	}

	@Test
	void isNotCutForWhatWasRead() {
		StepVerifier.create(this.stream.chunks(), 0)
			.then(() -> this.stream.send(HEARTBEAT))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> {
				this.stream.send(HEARTBEAT);
				this.stream.send(HEARTBEAT);
				this.stream.end();
			})
			.thenRequest(2)
			.expectNextCount(2)
			.verifyComplete();
	}

}
