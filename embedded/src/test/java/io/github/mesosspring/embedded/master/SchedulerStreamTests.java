package io.github.mesosspring.embedded.master;

import io.github.mesosspring.codec.Encoding;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SchedulerStreamTests {

	private final SchedulerStream stream = new SchedulerStream(Encoding.PROTOBUF.codec(),
			2L * Events.HEARTBEAT.getSerializedSize());

	@Test
	void isCutWhenItsReaderLeavesTooMuchUnread() {
		this.stream.send(Events.HEARTBEAT);
		this.stream.send(Events.HEARTBEAT);
		StepVerifier.create(this.stream.cut())
			.expectSubscription()
			.then(() -> this.stream.send(Events.HEARTBEAT))
			.then(() -> this.stream.send(Events.HEARTBEAT))
			.verifyComplete();
	}

	@Test
	void isNotCutForWhatWasRead() {
		StepVerifier.create(this.stream.chunks(), 0)
			.then(() -> this.stream.send(Events.HEARTBEAT))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> {
				this.stream.send(Events.HEARTBEAT);
				this.stream.send(Events.HEARTBEAT);
				this.stream.end();
			})
			.thenRequest(2)
			.expectNextCount(2)
			.verifyComplete();
	}

}
