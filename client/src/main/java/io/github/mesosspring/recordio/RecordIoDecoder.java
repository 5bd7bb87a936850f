package io.github.mesosspring.recordio;

import java.nio.ByteBuffer;
import java.util.Arrays;
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
 * the bytes that really arrive, never with the length that was announced. It is read
 * through a view of the buffer's memory: asked byte by byte, a buffer checks each time
 * that it has not been released.
 * <p>
 * After an error the decoder refuses everything further: there is no way to find the next
 * record. Records before the error have been delivered.
 */
public final class RecordIoDecoder {

	private static final int FIRST_ALLOCATION = 64 * 1024;

	/** How many times the bytes that have arrived memory may be. */
	private static final int GROWTH = 16;

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
			try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
				while (parts.hasNext()) {
					decode(parts.next(), records);
				}
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

	private void decode(ByteBuffer buffer, Consumer<byte[]> records) {
		while (buffer.hasRemaining()) {
			if (this.record == null && !begin(buffer)) {
				return;
			}
			byte[] complete = readRecord(buffer);
			if (complete != null) {
				records.accept(complete);
			}
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
		this.record = new byte[Math.min(this.length, Math.max(FIRST_ALLOCATION, buffer.remaining()))];
		return true;
	}

	private byte @Nullable [] readRecord(ByteBuffer buffer) {
		byte[] target = this.record;
		if (target == null) {
			return null;
		}
		int available = Math.min(buffer.remaining(), this.length - this.filled);
		if (available > 0) {
			target = ensureCapacity(target, this.filled + available);
			buffer.get(target, this.filled, available);
			this.filled += available;
		}
		boolean complete = this.filled == this.length;
		this.record = complete ? null : target;
		return complete ? target : null;
	}

	private byte[] ensureCapacity(byte[] target, int needed) {
		if (needed <= target.length) {
			return target;
		}
		long grown = Math.max(needed, (long) target.length * GROWTH);
		return Arrays.copyOf(target, (int) Math.min(this.length, grown));
	}

}
