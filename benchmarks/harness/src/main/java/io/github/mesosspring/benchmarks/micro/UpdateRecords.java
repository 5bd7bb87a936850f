package io.github.mesosspring.benchmarks.micro;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Updates that come round again and again, the same for all contestants. There are more
 * than the dispatcher remembers, so that to it each is a new one.
 */
final class UpdateRecords {

	private static final int COUNT = 16 * 1024;

	private final List<byte[]> records;

	private int next;

	private UpdateRecords(IntFunction<Event> event) {
		this.records = IntStream.range(0, COUNT).mapToObj((number) -> event.apply(number).toByteArray()).toList();
	}

	/**
	 * Updates that have to be acknowledged, or those that masters make up.
	 */
	static UpdateRecords of(boolean acknowledged) {
		return new UpdateRecords(acknowledged ? SampleMessages::smallUpdate : SampleMessages::updateOfMaster);
	}

	byte[] next() {
		byte[] record = this.records.get(this.next);
		this.next = (this.next + 1) % COUNT;
		return record;
	}

}
