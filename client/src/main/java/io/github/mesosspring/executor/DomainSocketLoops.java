package io.github.mesosspring.executor;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/**
 * Makes the channels of a client of a domain socket. Reactor Netty itself supports those
 * with its native transports only; the sockets of the JDK do as well.
 */
final class DomainSocketLoops implements LoopResources {

	private final LoopResources loops = LoopResources.create("mesos-executor", 1, true);

	@Override
	public EventLoopGroup onServer(boolean useNative) {
		return this.loops.onServer(false);
	}

	@Override
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
		return (C) new NioDomainSocketChannel();
	}

	@Override
	public boolean daemon() {
		return true;
	}

	@Override
	public void dispose() {
		this.loops.dispose();
	}

	@Override
	public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
		return this.loops.disposeLater(quietPeriod, timeout);
	}

}
