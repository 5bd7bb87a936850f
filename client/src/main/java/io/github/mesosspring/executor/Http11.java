package io.github.mesosspring.executor;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Has requests say that they are HTTP/1.1. Reactor Netty takes every channel it does not
 * know, such as one of a domain socket of the JDK, for one of HTTP/3.
 */
final class Http11 extends ChannelOutboundHandlerAdapter {

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		if (message instanceof HttpRequest request) {
			request.setProtocolVersion(HttpVersion.HTTP_1_1);
		}
		super.write(context, message, promise);
	}

}
