package io.github.mesosspring.benchmarks.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;

/**
 * Sends some updates, and one more for each call that arrives.
 */
final class WindowPart implements Part {

	private final int window;

	private int left;

	private boolean begun;

	WindowPart(int count, int window) {
		this.left = count;
		this.window = window;
	}

	@Override
	public boolean write(Channel channel) {
		int now = Math.min(this.left, this.begun ? 0 : this.window);
		this.begun = true;
		for (int update = 0; update < now; update++) {
			send(channel);
		}
		return this.left == 0;
	}

	/**
	 * A call arrived.
	 */
	void answered(Channel channel) {
		if (this.left > 0) {
			send(channel);
		}
	}

	private void send(Channel channel) {
		byte[] update = Records.reliableUpdate(Records.nextReliable(1), System.nanoTime());
		this.left--;
		channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(update)));
	}

}
