package io.github.mesosspring.recordio;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The length in front of a record, read digit by digit.
 */
final class RecordHeader {

	/** Digits of the longest length a 64-bit writer can announce. */
	private static final int MAX_DIGITS = 20;

	private long length;

	private int digits;

	boolean isStarted() {
		return this.digits > 0;
	}

	/**
	 * Read on.
	 * @return whether the length is complete
	 */
	boolean read(ByteBuffer buffer) {
		while (buffer.hasRemaining()) {
			byte next = buffer.get();
			if (next >= '0' && next <= '9') {
				addDigit(next - '0');
			}
			else if (next != '\n') {
				throw new RecordIoException(
						"Expected the length of a record but found byte 0x" + HexFormat.of().toHexDigits(next));
			}
			else if (isStarted()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Take the complete length and start anew.
	 */
	int take(int limit) {
		long taken = this.length;
		this.length = 0;
		this.digits = 0;
		if (taken > limit) {
			throw new RecordTooLargeException((taken == Long.MAX_VALUE) ? "at least " + taken : Long.toString(taken),
					limit);
		}
		return (int) taken;
	}

	private void addDigit(int digit) {
		if (++this.digits > MAX_DIGITS) {
			throw new RecordIoException("The length of a record has more than " + MAX_DIGITS + " digits");
		}
		this.length = (this.length > (Long.MAX_VALUE - digit) / 10) ? Long.MAX_VALUE : this.length * 10 + digit;
	}

}
