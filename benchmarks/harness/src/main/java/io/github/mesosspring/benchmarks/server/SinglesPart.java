package io.github.mesosspring.benchmarks.server;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;

/**
 * Sends updates one at a time, each at the instant that is written into it.
 */
final class SinglesPart implements Part {

	private final int micros;

	private int left;

	SinglesPart(int count, int micros) {
		this.left = count;
		this.micros = micros;
	}

	@Override
	public boolean write(Channel channel) {
		if (this.left > 0) {
			channel.eventLoop().schedule(() -> single(channel), this.micros, TimeUnit.MICROSECONDS);
		}
		return true;
	}

	private void single(Channel channel) {
		channel.writeAndFlush(
				new DefaultHttpContent(Unpooled.wrappedBuffer(Records.update(this.left--, System.nanoTime()))));
		write(channel);
	}

}
