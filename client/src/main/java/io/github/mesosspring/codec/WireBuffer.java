package io.github.mesosspring.codec;

import java.util.Arrays;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;

/**
 * A message in wire format while it is being written, front to back. The length of a
 * message within it is known at its end only; most are short, and take the one byte that
 * is left for it.
 */
final class WireBuffer {

	private static final int MAX_VARINT = 10;

	/**
	 * Up to which size the strings of a message stay where they came. Parts of a larger
	 * one, such as one offer of many, must not keep all of it in memory.
	 */
	private static final int SHARED_BYTES = 4096;

	private byte[] bytes;

	private int size;

	WireBuffer(int capacity) {
		this.bytes = new byte[capacity];
	}

	void writeVarint(int field, long value) {
		reserve(2 * MAX_VARINT);
		put((field << 3) | WireFormat.WIRETYPE_VARINT);
		put(value);
	}

	void writeDouble(int field, double value) {
		reserve(MAX_VARINT + Long.BYTES);
		put((field << 3) | WireFormat.WIRETYPE_FIXED64);
		long bits = Double.doubleToRawLongBits(value);
		for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
			this.bytes[this.size++] = (byte) (bits >>> shift);
		}
	}

	void writeBytes(int field, ByteString value) {
		reserve(2 * MAX_VARINT + value.size());
		put((field << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED);
		put(value.size());
		value.copyTo(this.bytes, this.size);
		this.size += value.size();
	}

	void writeBytes(int field, byte[] source, int offset, int length) {
		reserve(2 * MAX_VARINT + length);
		put((field << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED);
		put(length);
		System.arraycopy(source, offset, this.bytes, this.size, length);
		this.size += length;
	}

	/**
	 * Begin a message within this one.
	 * @return where it begins, to be passed to {@link #endMessage}
	 */
	int beginMessage(int field) {
		reserve(2 * MAX_VARINT);
		put((field << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED);
		return ++this.size;
	}

	void endMessage(int begin) {
		int length = this.size - begin;
		if (length >= 0x80) {
			// the one byte left for it does not do
			int more = CodedOutputStream.computeUInt32SizeNoTag(length) - 1;
			reserve(more);
			System.arraycopy(this.bytes, begin, this.bytes, begin + more, length);
		}
		this.size = begin - 1;
		put(length);
		this.size += length;
	}

	/**
	 * Have it parsed. Not to be written to any more.
	 * @return the message, which may lack required fields
	 */
	<T> T parse(Parser<T> parser) throws InvalidProtocolBufferException {
		return parse(this.bytes, this.size, parser);
	}

	/**
	 * Parse a message. It shares the bytes if it is small.
	 * @return the message, which may lack required fields
	 */
	static <T> T parse(byte[] bytes, int size, Parser<T> parser) throws InvalidProtocolBufferException {
		if (size > SHARED_BYTES) {
			return parser.parsePartialFrom(bytes, 0, size);
		}
		CodedInputStream input = UnsafeByteOperations.unsafeWrap(bytes, 0, size).newCodedInput();
		input.enableAliasing(true);
		T message = parser.parsePartialFrom(input);
		input.checkLastTagWas(0);
		return message;
	}

	private void reserve(int more) {
		if (this.bytes.length - this.size < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(Math.addExact(this.size, more), this.bytes.length * 2));
		}
	}

	private void put(long varint) {
		long rest = varint;
		while ((rest & ~0x7fL) != 0) {
			this.bytes[this.size++] = (byte) ((rest & 0x7f) | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
	}

}
