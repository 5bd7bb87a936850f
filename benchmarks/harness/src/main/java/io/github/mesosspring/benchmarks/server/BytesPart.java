package io.github.mesosspring.benchmarks.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;

/**
 * Sends prepared bytes as fast as they are taken.
 */
final class BytesPart implements Part {

	private final Bytes bytes;

	private int written = -1;

	BytesPart(Bytes bytes) {
		this.bytes = bytes;
	}

	@Override
	public boolean write(Channel channel) {
		if (this.written < 0) {
			byte[] first = this.bytes.first().apply(System.nanoTime());
			channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(first)));
			this.written = 0;
		}
		while (this.written < this.bytes.rest().size() && channel.isWritable()) {
			channel.write(new DefaultHttpContent(this.bytes.rest().get(this.written++).retainedDuplicate()));
		}
		channel.flush();
		return this.written == this.bytes.rest().size();
	}

}
