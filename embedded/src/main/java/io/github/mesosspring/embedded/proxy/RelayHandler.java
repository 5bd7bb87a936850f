package io.github.mesosspring.embedded.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/**
 * Tells the relays from and to one connection what happens to it.
 */
final class RelayHandler extends ChannelInboundHandlerAdapter {

	private final Relay from;

	private final Relay to;

	private final Runnable lost;

	RelayHandler(Relay from, Relay to, Runnable lost) {
		this.from = from;
		this.to = to;
		this.lost = lost;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.from.received((ByteBuf) message);
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		this.to.pump();
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ChannelInputShutdownEvent.INSTANCE) {
			this.from.sourceEnded();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.lost.run();
	}

}
