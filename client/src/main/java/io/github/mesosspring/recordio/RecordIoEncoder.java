package io.github.mesosspring.recordio;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * Puts the length in front of records, as masters and agents do.
 */
public final class RecordIoEncoder {

	private RecordIoEncoder() {
	}

	/**
	 * The bytes that come before a record. Sent in front of it they make a frame without
	 * a copy.
	 * @param length the length of the record in bytes, not negative
	 * @return decimal digits and a line feed
	 */
	public static byte[] header(int length) {
		if (length < 0) {
			throw new IllegalArgumentException("A record cannot have " + length + " bytes");
		}
		return (length + "\n").getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Frame a record in one array.
	 * @param record the record
	 * @return header and record, the record copied once
	 */
	public static byte[] encode(byte[] record) {
		byte[] header = header(record.length);
		byte[] frame = new byte[Math.addExact(header.length, record.length)];
		System.arraycopy(header, 0, frame, 0, header.length);
		System.arraycopy(record, 0, frame, header.length, record.length);
		return frame;
	}

	/**
	 * Frame a record in one buffer. A factory that can join buffers without a copy (that
	 * of Netty can) shares the array, which must not be changed any more.
	 * @param record the record
	 * @param factory makes the buffer
	 * @return header and record, owned by the caller
	 */
	public static DataBuffer encode(byte[] record, DataBufferFactory factory) {
		return factory.join(List.of(factory.wrap(header(record.length)), factory.wrap(record)));
	}

}
