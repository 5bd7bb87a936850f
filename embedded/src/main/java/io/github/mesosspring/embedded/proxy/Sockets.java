package io.github.mesosspring.embedded.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannel;

/**
 * What the proxy does to sockets.
 */
final class Sockets {

	private static final int READ_SIZE = 16 * 1024;

	private static final WriteBufferWaterMark UNWRITTEN = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

	private Sockets() {
	}

	/**
	 * Make a new connection ready to be relayed. It does not read yet.
	 */
	static void prepare(Channel channel) {
		channel.config().setAutoRead(false);
		channel.config().setOption(ChannelOption.TCP_NODELAY, true);
		channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
		channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(READ_SIZE).maxMessagesPerRead(1));
		channel.config().setWriteBufferWaterMark(UNWRITTEN);
	}

	/**
	 * Send a FIN and go on reading.
	 */
	static void end(Channel channel) {
		((DuplexChannel) channel).shutdownOutput();
	}

	/**
	 * Send a RST and close.
	 */
	static void reset(Channel channel) {
		if (!channel.isRegistered()) {
			channel.unsafe().closeForcibly();
		}
		else if (channel.isOpen()) {
			channel.config().setOption(ChannelOption.SO_LINGER, 0);
			channel.close();
		}
	}

}
