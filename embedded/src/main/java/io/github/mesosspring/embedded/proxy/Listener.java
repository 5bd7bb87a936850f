package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The port of a proxy on 127.0.0.1, which either listens or is kept so that connecting is
 * refused. Not thread-safe.
 */
final class Listener {

	private static final long CLOSE_TIMEOUT = TimeUnit.SECONDS.toNanos(2);

	private final EventLoopGroup loops;

	private final Consumer<Channel> accepted;

	private InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);

	private @Nullable Channel listening;

	// A socket that is bound but does not listen: nobody else can be given the port.
	private @Nullable SocketChannel reservation;

	Listener(EventLoopGroup loops, Consumer<Channel> accepted) {
		this.loops = loops;
		this.accepted = accepted;
	}

	int port() {
		return this.address.getPort();
	}

	void listen() {
		if (this.listening != null) {
			return;
		}
		free();
		ChannelFuture bound = new ServerBootstrap().group(this.loops)
			.channel(NioServerSocketChannel.class)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					Listener.this.accepted.accept(channel);
				}

			})
			.bind(this.address)
			.awaitUninterruptibly();
		if (!bound.isSuccess()) {
			throw new IllegalStateException(
					"The proxy cannot listen on " + this.address
							+ "; if the port is in use, another process took it while connections were refused",
					bound.cause());
		}
		this.listening = bound.channel();
		this.address = (InetSocketAddress) this.listening.localAddress();
	}

	void refuse() {
		if (this.listening != null) {
			this.listening.close().awaitUninterruptibly();
			this.listening = null;
			this.reservation = reserve();
		}
	}

	/**
	 * A closed socket listens until the selector of its loop let go of it. Only then its
	 * port can be bound.
	 */
	private SocketChannel reserve() {
		long started = System.nanoTime();
		while (true) {
			try {
				return bind();
			}
			catch (BindException ex) {
				if (System.nanoTime() - started > CLOSE_TIMEOUT) {
					throw new IllegalStateException("The proxy cannot keep its port " + port() + " to itself", ex);
				}
				this.loops.submit(() -> {
				}).awaitUninterruptibly();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private SocketChannel bind() throws IOException {
		SocketChannel channel = SocketChannel.open();
		try {
			channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			return channel.bind(this.address);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	void close() {
		if (this.listening != null) {
			this.listening.close().awaitUninterruptibly();
			this.listening = null;
		}
		free();
	}

	private void free() {
		try {
			if (this.reservation != null) {
				this.reservation.close();
				this.reservation = null;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
