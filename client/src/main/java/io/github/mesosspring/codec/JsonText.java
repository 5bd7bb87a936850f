package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A JSON text while it is being written, in UTF-8 and without blanks.
 */
final class JsonText {

	private static final String HEX = "0123456789ABCDEF";

	/** What comes after the backslash, for those that have a letter. */
	private static final byte[] LETTERS = letters();

	/** Bytes of the longest escape. */
	private static final int MAX_ESCAPE = 6;

	private byte[] bytes;

	private int size;

	/** Whether a comma belongs before the next value or name. */
	private boolean comma;

	JsonText(int capacity) {
		this.bytes = new byte[capacity];
	}

	private static byte[] letters() {
		byte[] letters = new byte[128];
		letters['"'] = '"';
		letters['\\'] = '\\';
		letters['\b'] = 'b';
		letters['\f'] = 'f';
		letters['\n'] = 'n';
		letters['\r'] = 'r';
		letters['\t'] = 't';
		return letters;
	}

	void begin(char bracket) {
		separate(1);
		this.bytes[this.size++] = (byte) bracket;
		this.comma = false;
	}

	void end(char bracket) {
		reserve(1);
		this.bytes[this.size++] = (byte) bracket;
		this.comma = true;
	}

	/**
	 * Write the name of the value to come.
	 * @param quoted the name in quotes and the colon
	 */
	void name(byte[] quoted) {
		separate(quoted.length);
		put(quoted, 0, quoted.length);
		this.comma = false;
	}

	void number(long value) {
		literal(Long.toString(value));
	}

	/**
	 * Write what takes no quotes.
	 */
	void literal(String ascii) {
		separate(ascii.length());
		put(ascii);
	}

	/**
	 * Write a string that has nothing to escape.
	 */
	void word(String ascii) {
		separate(ascii.length() + 2);
		this.bytes[this.size++] = '"';
		put(ascii);
		this.bytes[this.size++] = '"';
	}

	void base64(byte[] source, int offset, int length) {
		byte[] text = Base64.getEncoder().encode(Arrays.copyOfRange(source, offset, offset + length));
		separate(text.length + 2);
		this.bytes[this.size++] = '"';
		put(text, 0, text.length);
		this.bytes[this.size++] = '"';
	}

	/**
	 * Write a string.
	 * @param source holds it in UTF-8
	 */
	void text(byte[] source, int offset, int length) {
		separate(length + 2);
		this.bytes[this.size++] = '"';
		int from = offset;
		int end = offset + length;
		for (int i = offset; i < end; i++) {
			byte next = source[i];
			if (next >= 0 && (next < ' ' || next == '"' || next == '\\')) {
				reserve(end - from + MAX_ESCAPE + 1);
				put(source, from, i - from);
				escape(next);
				from = i + 1;
			}
		}
		reserve(end - from + 1);
		put(source, from, end - from);
		this.bytes[this.size++] = '"';
	}

	private void escape(byte character) {
		this.bytes[this.size++] = '\\';
		if (LETTERS[character] != 0) {
			this.bytes[this.size++] = LETTERS[character];
			return;
		}
		put("u00");
		this.bytes[this.size++] = (byte) HEX.charAt(character >> 4);
		this.bytes[this.size++] = (byte) HEX.charAt(character & 0xf);
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	private void separate(int more) {
		reserve(more + 1);
		if (this.comma) {
			this.bytes[this.size++] = ',';
		}
		this.comma = true;
	}

	private void put(byte[] source, int offset, int length) {
		System.arraycopy(source, offset, this.bytes, this.size, length);
		this.size += length;
	}

	private void put(String ascii) {
		byte[] source = ascii.getBytes(StandardCharsets.ISO_8859_1);
		put(source, 0, source.length);
	}

	private void reserve(int more) {
		if (this.bytes.length - this.size < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(Math.addExact(this.size, more), this.bytes.length * 2));
		}
	}

}
