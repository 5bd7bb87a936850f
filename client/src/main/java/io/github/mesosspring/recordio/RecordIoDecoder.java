package io.github.mesosspring.recordio;

import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts a stream of buffers into records, wherever the buffers happen to end. A record is
 * {@code length LF bytes}, the length in decimal digits. One decoder serves one stream; not thread-safe.
 * <p>
 * A record that lies within one buffer is copied once. Memory for a longer one grows with the bytes that really arrive,
 * never with the length that was announced.
 */
public final class RecordIoDecoder {

	private static final int FIRST_ALLOCATION = 64 * 1024;

	private static final int MAX_DIGITS = 20;

	private final int maxRecordSize;

	private long length;

	private int digits;

	private byte @Nullable [] record;

	private int filled;

	/**
	 * Create a decoder for one stream.
	 * @param maxRecordSize the largest record to accept, in bytes
	 */
	public RecordIoDecoder(long maxRecordSize) {
		this.maxRecordSize = (int) Math.min(maxRecordSize, Integer.MAX_VALUE - 8);
	}

	/**
	 * Take in the next buffer of the stream and release it.
	 * @param buffer the buffer
	 * @param records where complete records go, in order; each array is the receiver's own
	 * @throws RecordTooLargeException if a record is longer than allowed
	 * @throws RecordIoException if the stream is malformed
	 */
	public void decode(DataBuffer buffer, Consumer<byte[]> records) {
		try {
			while (buffer.readableByteCount() > 0) {
				if (this.record == null && !readHeader(buffer)) {
					return;
				}
				byte[] complete = readRecord(buffer);
				if (complete != null) {
					records.accept(complete);
				}
			}
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	/**
	 * Note the end of the stream.
	 * @throws RecordIoException if the stream ended within a header or a record
	 */
	public void end() {
		if (this.record != null) {
			throw new RecordIoException(
					"The stream ended within a record, after " + this.filled + " of " + this.length + " bytes");
		}
		if (this.digits > 0) {
			throw new RecordIoException("The stream ended within the length of a record");
		}
	}

	private boolean readHeader(DataBuffer buffer) {
		while (buffer.readableByteCount() > 0) {
			byte next = buffer.read();
			if (next == '\n') {
				if (this.digits > 0) {
					begin();
					return true;
				}
			}
			else if (next < '0' || next > '9') {
				throw new RecordIoException(String.format("Expected the length of a record but found byte 0x%02x", next));
			}
			else {
				addDigit(next - '0');
			}
		}
		return false;
	}

	private void addDigit(int digit) {
		if (++this.digits > MAX_DIGITS) {
			throw new RecordIoException("The length of a record has more than " + MAX_DIGITS + " digits");
		}
		this.length = (this.length > (Long.MAX_VALUE - digit) / 10) ? Long.MAX_VALUE : this.length * 10 + digit;
	}

	private void begin() {
		if (this.length > this.maxRecordSize) {
			throw new RecordTooLargeException(Long.toUnsignedString(this.length), this.maxRecordSize);
		}
		this.digits = 0;
		this.filled = 0;
		this.record = new byte[(int) Math.min(this.length, FIRST_ALLOCATION)];
	}

	private byte @Nullable [] readRecord(DataBuffer buffer) {
		byte[] target = this.record;
		if (target == null) {
			return null;
		}
		int available = (int) Math.min(buffer.readableByteCount(), this.length - this.filled);
		target = ensureCapacity(target, this.filled + available);
		buffer.read(target, this.filled, available);
		this.filled += available;
		if (this.filled < this.length) {
			this.record = target;
			return null;
		}
		this.record = null;
		this.length = 0;
		return target;
	}

	private byte[] ensureCapacity(byte[] target, int needed) {
		if (needed <= target.length) {
			return target;
		}
		long grown = Math.max(needed, target.length * 4L);
		return Arrays.copyOf(target, (int) Math.min(this.length, grown));
	}

}
