package io.github.mesosspring.benchmarks.micro;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;

/**
 * The bytes of a stream of records, and what has to come out of them: the same for all
 * who decode it.
 *
 * @param records the records in their order
 * @param bytes the stream they make
 */
public record RecordStream(List<byte[]> records, byte[] bytes) {

	private static final int SMALL = 53;

	/** So that what an invocation costs beside the records does not count. */
	private static final int LEAST_BYTES = 1024 * 1024;

	/** For chunks of some bytes, of which there are many. */
	private static final int LEAST_BYTES_TINY_CHUNKS = 64 * 1024;

	/**
	 * Make a stream.
	 * @param recordSize the size of its records in bytes: 53 for updates, or that of an
	 * event with offers
	 * @param chunkSize the size of the chunks it will come in
	 */
	static RecordStream of(int recordSize, int chunkSize) {
		byte[] record = event(recordSize).toByteArray();
		List<byte[]> records = IntStream.range(0, count(recordSize, chunkSize))
			.mapToObj((number) -> record.clone())
			.toList();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		records.forEach((each) -> bytes.writeBytes(RecordIoEncoder.encode(each)));
		return new RecordStream(records, bytes.toByteArray());
	}

	/**
	 * How many records there are in a stream.
	 * @param recordSize the size of its records in bytes
	 * @param chunkSize the size of the chunks it will come in
	 */
	public static int count(int recordSize, int chunkSize) {
		return Math.max(1, ((chunkSize < 512) ? LEAST_BYTES_TINY_CHUNKS : LEAST_BYTES) / recordSize);
	}

	private static Event event(int size) {
		return (size == SMALL) ? SampleMessages.smallUpdate(1) : SampleMessages.offersOfSize(size);
	}

	/**
	 * Make sure that a contestant decodes it.
	 * @throws IllegalStateException if something else came out
	 */
	void requireSame(String contestant, List<byte[]> decoded) {
		if (decoded.size() != this.records.size() || !IntStream.range(0, decoded.size())
			.allMatch((i) -> Arrays.equals(decoded.get(i), this.records.get(i)))) {
			throw new IllegalStateException(contestant + " made " + decoded.size() + " records of "
					+ this.records.size() + ", or others than were sent");
		}
	}

	/**
	 * Where the chunks end.
	 */
	List<byte[]> chunks(int chunkSize) {
		List<byte[]> chunks = new ArrayList<>();
		for (int from = 0; from < this.bytes.length; from += chunkSize) {
			chunks.add(Arrays.copyOfRange(this.bytes, from, Math.min(this.bytes.length, from + chunkSize)));
		}
		return chunks;
	}

}
