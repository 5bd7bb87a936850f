package io.github.mesosspring.recordio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts a stream of buffers into records, wherever the buffers happen to end. A record is
 * {@code length LF bytes}, the length in decimal digits; stray empty lines are skipped.
 * One decoder serves one stream; not thread-safe.
 * <p>
 * A record that lies within one buffer is copied once. Memory for a longer one grows with
 * the bytes that really arrive, never with the length that was announced alone, and in
 * steps that leave little to copy.
 * <p>
 * A buffer is read through a view of its memory: asked byte by byte, it checks each time
 * that it has not been released. What belongs to a record that began before is copied
 * straight out of it.
 * <p>
 * After an error the decoder refuses everything further: there is no way to find the next
 * record. Records before the error have been delivered.
 */
public final class RecordIoDecoder {

	/** Memory that any announced length is given. */
	private static final int UNPROVEN = 64 * 1024;

	/** How many times the bytes that have arrived memory may be beyond that. */
	private static final int GROWTH = 32;

	private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

	private final RecordHeader header = new RecordHeader();

	private final int maxRecordSize;

	private byte @Nullable [] record;

	private int length;

	private int filled;

	private @Nullable RuntimeException failure;

	/**
	 * Create a decoder for one stream.
	 * @param maxRecordSize the largest record to accept, in bytes
	 */
	public RecordIoDecoder(long maxRecordSize) {
		this.maxRecordSize = (int) Math.min(maxRecordSize, MAX_ARRAY);
	}

	/**
	 * Take in the next buffer of the stream and release it, whatever happens.
	 * @param buffer the buffer
	 * @param records where complete records go, in order; each array is the receiver's
	 * own. An exception it throws passes through and breaks the decoder, since the rest
	 * of the buffer is lost
	 * @throws RecordTooLargeException if a record is longer than allowed
	 * @throws RecordIoException if the stream is malformed
	 */
	public void decode(DataBuffer buffer, Consumer<byte[]> records) {
		try {
			requireIntact();
			if (this.record != null) {
				readOn(buffer, records);
			}
			if (buffer.readableByteCount() > 0) {
				decodeView(buffer, records);
			}
		}
		catch (RuntimeException ex) {
			this.failure = (this.failure != null) ? this.failure : ex;
			this.record = null;
			throw ex;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private void decodeView(DataBuffer buffer, Consumer<byte[]> records) {
		try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
			while (parts.hasNext()) {
				decode(parts.next(), records);
			}
		}
	}

	private void decode(ByteBuffer part, Consumer<byte[]> records) {
		while (part.hasRemaining()) {
			if (this.record == null && !begin(part)) {
				return;
			}
			int available = Math.min(part.remaining(), this.length - this.filled);
			part.get(room(available), this.filled, available);
			advance(available, records);
		}
	}

	private void readOn(DataBuffer buffer, Consumer<byte[]> records) {
		int available = Math.min(buffer.readableByteCount(), this.length - this.filled);
		buffer.read(room(available), this.filled, available);
		advance(available, records);
	}

	private void advance(int read, Consumer<byte[]> records) {
		this.filled += read;
		byte[] complete = this.record;
		if (complete != null && this.filled == this.length) {
			this.record = null;
			records.accept(complete);
		}
	}

	/**
	 * Note the end of the stream. Harmless after an error.
	 * @throws RecordIoException if the stream ended within a header or a record
	 */
	public void end() {
		if (this.failure != null) {
			return;
		}
		if (this.record != null) {
			throw new RecordIoException(
					"The stream ended within a record, after " + this.filled + " of " + this.length + " bytes");
		}
		if (this.header.isStarted()) {
			throw new RecordIoException("The stream ended within the length of a record");
		}
	}

	private void requireIntact() {
		if (this.failure != null) {
			throw new RecordIoException("The stream was given up before: " + this.failure.getMessage());
		}
	}

	private boolean begin(ByteBuffer buffer) {
		if (!this.header.read(buffer)) {
			return false;
		}
		this.length = this.header.take(this.maxRecordSize);
		this.filled = 0;
		this.record = new byte[capacity(Math.min(this.length, buffer.remaining()))];
		return true;
	}

	/**
	 * The memory of the record, with room for so much more.
	 */
	private byte[] room(int more) {
		byte[] current = Objects.requireNonNull(this.record);
		int needed = this.filled + more;
		if (needed > current.length) {
			current = Arrays.copyOf(current, capacity(needed));
			this.record = current;
		}
		return current;
	}

	/**
	 * How much memory to have for the record. All of it if enough has arrived, else the
	 * part from which one step less leads to all of it: the smaller the parts before, the
	 * less is copied.
	 */
	private int capacity(int arrived) {
		long bound = Math.max(UNPROVEN, (long) arrived * GROWTH);
		int capacity = this.length;
		while (capacity > bound) {
			capacity = capacity / GROWTH + 1;
		}
		return capacity;
	}

}
