package io.github.mesosspring.benchmarks.micro;

import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A stream in pooled direct memory, given out in slices as Netty's HTTP decoder does.
 */
final class ChunkedMemory {

	private final ByteBuf bytes;

	private final int chunkSize;

	ChunkedMemory(byte[] bytes, int chunkSize) {
		this.bytes = ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
		this.chunkSize = chunkSize;
	}

	/**
	 * Give out all chunks, in order.
	 * @param chunks has to release each
	 */
	void forEach(Consumer<ByteBuf> chunks) {
		int length = this.bytes.readableBytes();
		for (int from = 0; from < length; from += this.chunkSize) {
			chunks.accept(this.bytes.retainedSlice(from, Math.min(this.chunkSize, length - from)));
		}
	}

}
