package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.stream.LivenessWatch;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class StreamReaderTests {

	private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final RecordingSink sink = new RecordingSink();

	private final EventGate gate = new EventGate(this.sink);

	private final List<String> observed = new ArrayList<>();

	private final TestPublisher<DataBuffer> stream = TestPublisher.create();

	private final List<ByteBuf> sent = new ArrayList<>();

	private final StreamReader reader = new StreamReader(TestEvents.settings(mock(), System::nanoTime), watch(),
			this.gate, new StreamReader.Observer() {

				@Override
				public void subscribed(byte[] record) {
					StreamReaderTests.this.observed.add("subscribed");
				}

				@Override
				public void errorEvent(String message) {
					StreamReaderTests.this.observed.add("error " + message);
				}

				@Override
				public void failed(Throwable failure) {
					StreamReaderTests.this.observed.add("failed " + failure.getMessage());
				}

				@Override
				public void ended(String words) {
					StreamReaderTests.this.observed.add("ended");
				}

			});

	@BeforeEach
	void subscribe() {
		this.stream.subscribe(this.reader);
	}

	@AfterEach
	void releasesEveryBuffer() {
		assertThat(this.sent).allMatch((buffer) -> buffer.refCnt() == 0);
		this.time.dispose();
	}

	@Test
	void asksForOneBufferAtATime() {
		this.stream.assertMinRequested(1);
		this.stream.assertMaxRequested(1);
		send(TestEvents.frames(TestEvents.HEARTBEAT));
		this.stream.assertMaxRequested(1);
	}

	@Test
	void asksForNothingBetweenSubscribedAndBegin() {
		send(TestEvents.frames(TestEvents.subscribed("f-1"), TestEvents.failure("a"), TestEvents.HEARTBEAT));
		assertThat(this.observed).containsExactly("subscribed");
		assertThat(this.sink.notes).isEmpty();
		this.stream.assertMaxRequested(0);
		begin();
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7", "HEARTBEAT 7");
		this.stream.assertMaxRequested(1);
		this.stream.assertMinRequested(1);
	}

	@Test
	void ignoresWhatComesBeforeSubscribed() {
		send(TestEvents.frames(TestEvents.HEARTBEAT, TestEvents.failure("a"), TestEvents.UNKNOWN,
				TestEvents.subscribed("f-1")));
		assertThat(this.observed).containsExactly("subscribed");
		assertThat(this.sink.dropped).containsExactly("HEARTBEAT", "FAILURE", "null");
		begin();
		assertThat(this.sink.notes).containsExactly("begin 7");
	}

	@Test
	void readsNothingAfterAnError() {
		send(TestEvents.frames(TestEvents.subscribed("f-1")));
		begin();
		send(TestEvents.frames(TestEvents.error("over"), TestEvents.failure("a")));
		assertThat(this.observed).containsExactly("subscribed", "error over");
		assertThat(this.sink.notes).containsExactly("begin 7", "ERROR 7");
		this.stream.assertMaxRequested(0);
		this.reader.hookOnNext(buffer(TestEvents.frames(TestEvents.HEARTBEAT)));
		assertThat(this.sink.notes).containsExactly("begin 7", "ERROR 7");
		assertThat(this.sink.dropped).containsExactly("FAILURE", "HEARTBEAT");
	}

	@Test
	void undecodableErrorIsAnErrorAllTheSame() {
		byte typeTag = 0x08;
		byte truncatedErrorTag = 0x42;
		send(new byte[] { '3', '\n', typeTag, 7, truncatedErrorTag });
		assertThat(this.observed).singleElement().asString().startsWith("error An ERROR event that cannot be decoded");
	}

	@Test
	void reportsBrokenFramingOnce() {
		send("x".getBytes());
		this.reader.hookOnNext(buffer("y".getBytes()));
		assertThat(this.observed).singleElement().asString().startsWith("failed Expected the length of a record");
		assertThat(this.sink.dropped).containsExactly("null");
	}

	@Test
	void tellsTheEndOfTheStream() {
		this.stream.complete();
		assertThat(this.observed).containsExactly("ended");
	}

	@Test
	void endWithinARecordIsNoEnd() {
		send("12\nabc".getBytes());
		this.stream.complete();
		assertThat(this.observed).singleElement().asString().startsWith("failed ");
	}

	@Test
	void endOfTheSubscriptionClosesTheGate() {
		send(TestEvents.frames(TestEvents.subscribed("f-1")));
		begin();
		this.gate.end(7);
		send(TestEvents.frames(TestEvents.failure("late")));
		assertThat(this.sink.notes).containsExactly("begin 7", "end 7");
		assertThat(this.sink.dropped).containsExactly("FAILURE");
	}

	@Test
	void countsWhatCameWithASubscribedThatWasNeverBegun() {
		send(TestEvents.frames(TestEvents.subscribed("f-1"), TestEvents.failure("a")));
		this.reader.abandon();
		assertThat(this.sink.dropped).containsExactly("SUBSCRIBED", "FAILURE");
		this.stream.assertCancelled();
	}

	@Test
	void holdsWhatDoesNotFitAndReadsOnWhenAllOfItIsHandedOver() {
		this.sink.fullAfter(1);
		send(TestEvents.frames(TestEvents.subscribed("f-1")));
		begin();
		send(TestEvents.frames(TestEvents.failure("a"), TestEvents.HEARTBEAT, TestEvents.UNKNOWN));
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7");
		this.stream.assertMaxRequested(0);
		this.sink.fullAfter(1);
		this.sink.drain();
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7", "HEARTBEAT 7");
		this.stream.assertMaxRequested(0);
		this.sink.drain();
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7", "HEARTBEAT 7", "null 7");
		this.stream.assertMinRequested(1);
		this.stream.assertMaxRequested(1);
	}

	@Test
	void anErrorActsAtOnceEvenIfItDoesNotFit() {
		this.sink.fullAfter(1);
		send(TestEvents.frames(TestEvents.subscribed("f-1")));
		begin();
		send(TestEvents.frames(TestEvents.failure("a"), TestEvents.error("over")));
		assertThat(this.observed).containsExactly("subscribed", "error over");
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7");
		this.gate.end(7);
		this.sink.drain();
		assertThat(this.sink.notes).containsExactly("begin 7", "FAILURE 7", "end 7", "ERROR 7");
	}

	private void begin() {
		this.gate.begin(new Session(URI.create("http://a:1"), TestEvents.id("f-1"), "s", 7), new byte[0]);
		this.reader.begin(7);
	}

	private void send(byte[] bytes) {
		this.stream.next(buffer(bytes));
	}

	private DataBuffer buffer(byte[] bytes) {
		ByteBuf buffer = Unpooled.buffer().writeBytes(bytes);
		this.sent.add(buffer);
		return BUFFERS.wrap(buffer);
	}

	private LivenessWatch watch() {
		return new LivenessWatch(new Actor(this.time, (ex) -> {
			throw new AssertionError(ex);
		}), System::nanoTime, 5, Duration.ofMinutes(2), () -> {
		}, () -> {
		});
	}

}
