package io.github.mesosspring.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class DecodeAheadTests {

	private static final int MANY = 1000;

	private static final int BOUND = 64 * 1024 * 1024;

	private final Event update = Events.update("t");

	@Test
	void decodesShortRecordsWhileHandlersHaveEnoughToDo() {
		assertThat(decode(MesosEventType.UPDATE, this.update.toByteArray(), waiting(MANY, 100), BOUND))
			.isEqualTo(this.update);
	}

	@Test
	void leavesToHandlersWhatTheyWouldWaitForOtherwise() {
		assertThat(decode(MesosEventType.UPDATE, this.update.toByteArray(), waiting(10, 100), BOUND)).isNull();
	}

	@Test
	void looksAgainAfterThirtyTwoEvents() {
		DecodeAhead decodeAhead = decodeAhead(BOUND);
		byte[] record = this.update.toByteArray();
		Waiting many = waiting(MANY, 100);
		Waiting few = waiting(10, 100);
		assertThat(decodeAhead.decode(MesosEventType.UPDATE, record, many)).isNotNull();
		for (int event = 1; event < 32; event++) {
			assertThat(decodeAhead.decode(MesosEventType.UPDATE, record, few)).isNotNull();
		}
		assertThat(decodeAhead.decode(MesosEventType.UPDATE, record, few)).isNull();
		assertThat(decodeAhead.decode(MesosEventType.UPDATE, record, many)).isNotNull();
	}

	@Test
	void leavesLongRecordsToHandlers() {
		byte[] largest = padded(1024);
		assertThat(decode(MesosEventType.MESSAGE, largest, waiting(MANY, 100), BOUND)).isNotNull();
		assertThat(decode(MesosEventType.MESSAGE, padded(1025), waiting(MANY, 100), BOUND)).isNull();
	}

	@Test
	void decodesNothingWhileMoreThanAMegabyteOrAnEighthOfTheBoundWaits() {
		byte[] record = this.update.toByteArray();
		assertThat(decode(MesosEventType.UPDATE, record, waiting(1024, 1024), BOUND)).isNotNull();
		assertThat(decode(MesosEventType.UPDATE, record, waiting(1025, 1024), BOUND)).isNull();
		assertThat(decode(MesosEventType.UPDATE, record, waiting(1000, 100), 800_000)).isNotNull();
		assertThat(decode(MesosEventType.UPDATE, record, waiting(1001, 100), 800_000)).isNull();
	}

	@Test
	void leavesWhatIsNoEventToBeSkippedInItsTurn() {
		assertThat(decode(MesosEventType.UPDATE, new byte[] { (byte) 0xff, 1 }, waiting(MANY, 100), BOUND)).isNull();
		assertThat(decode(MesosEventType.UPDATE, Events.heartbeat().toByteArray(), waiting(MANY, 100), BOUND)).isNull();
		assertThat(decode(null, new byte[] { 8, 99 }, waiting(MANY, 100), BOUND)).isNull();
	}

	@Test
	void whoeverDecodesEventsAreDeliveredInTheirOrderAndBrokenOnesSkippedOnce() throws Exception {
		CountDownLatch full = new CountDownLatch(1);
		Slow handler = new Slow(full);
		try (DispatchFixture fixture = new DispatchFixture(handler).subscribe(1)) {
			for (int number = 0; number < MANY; number++) {
				fixture.receive(1, Events.message("m" + number));
				if (number % 100 == 50) {
					fixture.dispatcher.accept(1, MesosEventType.MESSAGE, new byte[] { (byte) 0xff, 1 });
				}
			}
			full.countDown();
			fixture.awaitDelivered(1);
			assertThat(handler.seen).containsExactlyElementsOf(expected());
			assertThat(fixture.listener.seen.stream().filter("undecodable"::equals)).hasSize(MANY / 100);
		}
	}

	private static List<String> expected() {
		return IntStream.range(0, MANY).mapToObj((number) -> "m" + number).toList();
	}

	/** A MESSAGE whose record is so long. */
	private static byte[] padded(int length) {
		int text = length;
		byte[] record = Events.message("x".repeat(text)).toByteArray();
		while (record.length > length) {
			text -= record.length - length;
			record = Events.message("x".repeat(text)).toByteArray();
		}
		assertThat(record).hasSize(length);
		return record;
	}

	private static Waiting waiting(int events, int bytes) {
		Waiting waiting = new Waiting();
		IntStream.range(0, events)
			.forEach((number) -> waiting.add(new QueuedEvent(1, MesosEventType.UPDATE, new byte[bytes], 0)));
		return waiting;
	}

	private static Object decode(MesosEventType type, byte[] record, Waiting waiting, long maxQueuedBytes) {
		return decodeAhead(maxQueuedBytes).decode(type, record, waiting);
	}

	private static DecodeAhead decodeAhead(long maxQueuedBytes) {
		DispatchSettings settings = new DispatchSettings(maxQueuedBytes, 100_000, 1, null, Thread::new,
				Duration.ofSeconds(1), true, Schedulers.parallel(), MesosEventType::isLasting,
				new OpenAcknowledgments());
		EventDecoder<Event> decoder = new EventDecoder<>(Encoding.PROTOBUF.codec(), SchedulerEventSchema.INSTANCE);
		return new DecodeAhead(decoder, settings);
	}

	static class Slow {

		final List<String> seen = new CopyOnWriteArrayList<>();

		private final CountDownLatch full;

		Slow(CountDownLatch full) {
			this.full = full;
		}

		@MesosEventHandler
		void message(Event.Message message) throws InterruptedException {
			this.full.await();
			this.seen.add(message.getData().toStringUtf8());
		}

	}

}
