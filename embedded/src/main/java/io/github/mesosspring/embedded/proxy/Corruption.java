package io.github.mesosspring.embedded.proxy;

import io.netty.buffer.ByteBuf;

/**
 * Inverts the bytes of a stream whose offsets are in a range.
 *
 * @param from the first offset
 * @param to the first offset behind the range
 */
record Corruption(long from, long to) {

	static final Corruption NONE = new Corruption(0, 0);

	static final Corruption ALL = new Corruption(0, Long.MAX_VALUE);

	static Corruption at(long offset) {
		return new Corruption(offset, offset + 1);
	}

	void apply(ByteBuf piece, long offset) {
		long end = Math.min(this.to, offset + piece.readableBytes());
		for (long at = Math.max(this.from, offset); at < end; at++) {
			int index = piece.readerIndex() + (int) (at - offset);
			piece.setByte(index, ~piece.getByte(index));
		}
	}

}
