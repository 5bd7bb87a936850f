package io.github.mesosspring.embedded.proxy;

import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * An accepted connection, and its counterpart at the target as soon as it is wanted. Used
 * on the event loop only.
 */
final class Link implements Relay.Owner {

	private final Map<Direction, Relay> relays = new EnumMap<>(Direction.class);

	private final Channel client;

	private final NioSocketChannel target = new NioSocketChannel();

	private final Consumer<Link> closed;

	private State state = State.SILENT;

	private Faults faults;

	Link(Channel client, Faults faults, Consumer<Link> closed) {
		this.client = client;
		this.faults = faults;
		this.closed = closed;
		Sockets.prepare(client);
		Sockets.prepare(this.target);
	}

	/**
	 * Connect to the target, if that was not done yet, and relay.
	 */
	void connect(InetSocketAddress address, Counters counters, ProxyClock clock) {
		if (this.state == State.SILENT) {
			this.state = State.CONNECTING;
			this.client.eventLoop().register(this.target);
			this.target.connect(address).addListener((ChannelFuture connected) -> {
				if (!connected.isSuccess() || isConnectedToItself(connected.channel())) {
					cut();
				}
				else if (this.state == State.CONNECTING) {
					relay(counters, clock);
				}
			});
		}
	}

	private void relay(Counters counters, ProxyClock clock) {
		this.state = State.RELAYING;
		Relay toTarget = new Relay(this.client, this.target, this.faults.toTarget(), counters.toTarget(), clock, this);
		Relay toClient = new Relay(this.target, this.client, this.faults.toClient(), counters.toClient(), clock, this);
		this.relays.put(Direction.TO_TARGET, toTarget);
		this.relays.put(Direction.TO_CLIENT, toClient);
		this.client.pipeline().addLast(new RelayHandler(toTarget, toClient, this::lost));
		this.target.pipeline().addLast(new RelayHandler(toClient, toTarget, this::lost));
		this.relays.values().forEach(Relay::pump);
	}

	void change(Faults faults) {
		this.faults = faults;
		if (this.state == State.LOST) {
			lost();
		}
		this.relays.forEach((direction, relay) -> relay.change(faults.flow(direction)));
	}

	void end() {
		if (this.relays.isEmpty()) {
			cut();
		}
		this.relays.values().forEach(Relay::end);
	}

	/**
	 * One side is gone without an end. The other learns of it, unless nothing passes.
	 */
	private void lost() {
		if (this.faults.passResets()) {
			cut();
		}
		else if (this.state != State.CLOSED) {
			this.state = State.LOST;
		}
	}

	@Override
	public void cut() {
		if (this.state != State.CLOSED) {
			this.state = State.CLOSED;
			Sockets.reset(this.client);
			Sockets.reset(this.target);
			this.relays.values().forEach(Relay::drop);
			this.closed.accept(this);
		}
	}

	@Override
	public void ended() {
		if (this.relays.values().stream().allMatch(Relay::isOver) && this.state != State.CLOSED) {
			this.state = State.CLOSED;
			this.client.close();
			this.target.close();
			this.closed.accept(this);
		}
	}

	private enum State {

		SILENT, CONNECTING, RELAYING, LOST, CLOSED

	}

	/**
	 * A connection to a port of this machine on which nobody listens may get that very
	 * port for its own end, and then meets itself.
	 */
	private static boolean isConnectedToItself(Channel channel) {
		return channel.localAddress().equals(channel.remoteAddress());
	}

}
