package io.github.mesosspring.embedded.http;

import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The pieces, HTTP chunks, in which the records of a stream go over the wire. A client
 * must not care. Used under the lock of its stream.
 */
public interface Framing {

	/** One chunk for each record, as a master writes. */
	Framing RECORDS = List::of;

	/**
	 * Cut a framed record up.
	 * @param record the record with its length
	 * @return the chunks to be written now
	 */
	List<ByteBuf> pieces(ByteBuf record);

	/**
	 * What is kept for a later chunk.
	 * @return the chunks that remain to be written when the framing ends
	 */
	default List<ByteBuf> rest() {
		return List.of();
	}

	/**
	 * Chunks of a fixed size, wherever records end.
	 * @param bytes the size of a chunk, at least 1
	 * @return the framing
	 */
	static Framing chopped(int bytes) {
		if (bytes < 1) {
			throw new IllegalArgumentException("A chunk must have at least one byte, but its size is to be " + bytes);
		}
		return (record) -> {
			List<ByteBuf> pieces = new ArrayList<>();
			while (record.isReadable()) {
				pieces.add(record.readRetainedSlice(Math.min(bytes, record.readableBytes())));
			}
			record.release();
			return pieces;
		};
	}

	/**
	 * Several records in one chunk. The last ones wait until there are enough.
	 * @param records how many
	 * @return the framing
	 */
	static Framing merged(int records) {
		return new MergedRecords(records);
	}

	/**
	 * Collects records for one chunk.
	 */
	final class MergedRecords implements Framing {

		private final int records;

		private List<ByteBuf> waiting = new ArrayList<>();

		private MergedRecords(int records) {
			if (records < 1) {
				throw new IllegalArgumentException("A chunk must have at least one record, but is to have " + records);
			}
			this.records = records;
		}

		@Override
		public List<ByteBuf> pieces(ByteBuf record) {
			this.waiting.add(record);
			return (this.waiting.size() < this.records) ? List.of() : rest();
		}

		@Override
		public List<ByteBuf> rest() {
			if (this.waiting.isEmpty()) {
				return List.of();
			}
			ByteBuf chunk = Unpooled.wrappedBuffer(this.waiting.toArray(ByteBuf[]::new));
			this.waiting = new ArrayList<>();
			return List.of(chunk);
		}

	}

}
