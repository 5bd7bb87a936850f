package io.github.mesosspring.embedded.http;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;

/**
 * Makes the HTTP server behave like a master's: of a target that is a whole URI only the
 * path counts; requests that are no HTTP, or whose target has no path, close the
 * connection without an answer; {@code Expect} is ignored; answers are HTTP/1.1, have a
 * {@code Date} and no {@code Connection}.
 */
final class WireHabits extends ChannelDuplexHandler {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
			Locale.ENGLISH);

	private static final Pattern ORIGIN = Pattern.compile("^[A-Za-z]+://[^/?#]+(?=/)");

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		boolean undecodable = message instanceof HttpObject part && part.decoderResult().isFailure();
		if (message instanceof HttpRequest request) {
			request.setUri(ORIGIN.matcher(request.uri()).replaceFirst(""));
		}
		boolean noPath = message instanceof HttpRequest request && !request.uri().startsWith("/");
		if (undecodable || noPath) {
			ReferenceCountUtil.release(message);
			context.close();
			return;
		}
		if (message instanceof HttpRequest request) {
			request.headers().remove(HttpHeaderNames.EXPECT);
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response) {
			response.setProtocolVersion(HttpVersion.HTTP_1_1);
			response.headers().set(HttpHeaderNames.DATE, DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
			response.headers().remove(HttpHeaderNames.CONNECTION);
		}
		context.write(message, promise);
	}

}
