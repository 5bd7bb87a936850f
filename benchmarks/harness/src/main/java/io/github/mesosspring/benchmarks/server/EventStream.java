package io.github.mesosspring.benchmarks.server;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelId;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.DefaultHttpContent;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The events of one subscription, written as the connection takes them.
 */
final class EventStream {

	private static final int HEARTBEAT_SECONDS = 5;

	private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

	private final String frameworkId;

	private final Script script;

	private final CallCount calls = new CallCount();

	private volatile @Nullable Channel channel;

	private volatile @Nullable Part current;

	EventStream(String frameworkId, Script script) {
		this.frameworkId = frameworkId;
		this.script = script;
	}

	CallCount calls() {
		return this.calls;
	}

	/**
	 * Send SUBSCRIBED, and what is asked for until the connection is closed.
	 */
	Mono<Void> send(HttpServerResponse response) {
		response.withConnection((connection) -> {
			connection.addHandlerLast(new Writer());
			this.channel = connection.channel();
			connection.channel().config().setWriteBufferWaterMark(WATER_MARK);
		});
		return response.sendHeaders().then().then(Mono.fromRunnable(this::begin)).then(Mono.never());
	}

	/**
	 * A call of this subscription arrived.
	 */
	void called(ChannelId connection) {
		this.calls.add(connection);
		if (this.current instanceof WindowPart window) {
			onEventLoop(() -> {
				Channel open = this.channel;
				if (open != null) {
					window.answered(open);
				}
			});
		}
	}

	/**
	 * Begin the next part.
	 */
	void next() {
		this.calls.restart();
		onEventLoop(() -> {
			this.current = this.script.parts().remove();
			write();
		});
	}

	private void begin() {
		send(Records.subscribed(this.frameworkId, HEARTBEAT_SECONDS));
		Channel open = this.channel;
		if (open != null) {
			open.eventLoop()
				.scheduleAtFixedRate(this::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
		}
	}

	private void heartbeat() {
		if (this.current == null) {
			send(Records.heartbeat());
		}
	}

	private void send(byte[] record) {
		onEventLoop(() -> {
			Channel open = this.channel;
			if (open != null && open.isActive()) {
				open.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(record)));
			}
		});
	}

	private void onEventLoop(Runnable action) {
		Channel open = this.channel;
		if (open != null) {
			open.eventLoop().execute(action);
		}
	}

	private void write() {
		Channel open = this.channel;
		Part part = this.current;
		if (open != null && part != null && part.write(open)) {
			this.current = null;
		}
	}

	/**
	 * Writes on when the connection takes more.
	 */
	private final class Writer extends ChannelInboundHandlerAdapter {

		@Override
		public void channelWritabilityChanged(ChannelHandlerContext context) {
			if (context.channel().isWritable()) {
				write();
			}
			context.fireChannelWritabilityChanged();
		}

	}

}
