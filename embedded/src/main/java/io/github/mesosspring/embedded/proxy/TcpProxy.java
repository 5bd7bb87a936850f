package io.github.mesosspring.embedded.proxy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;

/**
 * Relays TCP connections from a free port on 127.0.0.1, and on no other address, to a
 * target, and spoils them on demand, for tests of what a network does to a framework.
 * <p>
 * {@link #cut()} and {@link #end()} happen once, to the connections open at that time.
 * All other faults stay until {@link #restore()} and add up; a second call of the same
 * method (and direction) replaces the first. A fault is in effect when its method
 * returns, and nothing is relayed in between. Connections count as open from when the
 * proxy accepted them, which may be a little after the client's {@code connect} returned;
 * see {@link #accepted()}.
 * <p>
 * Where no fault says otherwise bytes, ends (FIN) and resets (RST) of one side are passed
 * on to the other, and a client whose target cannot be reached is reset. For each
 * connection and direction the proxy holds at most 128 KiB and one read of 16 KiB, and 48
 * KiB that the receiver does not take; then it reads no more, and notices neither an end
 * nor a reset of the sender until it reads again. What the kernel buffers comes on top.
 * <p>
 * Instances are thread-safe. Methods that change something throw an
 * {@link IllegalStateException} on a closed proxy.
 */
public final class TcpProxy implements AutoCloseable {

	private static final long MAX_WAIT_SECONDS = 10;

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("tcp-proxy", true),
			NioIoHandler.newFactory());

	private final Counters counters = new Counters();

	private final URI target;

	private final Links links;

	private final Listener listener;

	TcpProxy(URI target, InetSocketAddress address, ProxyClock clock) {
		this.target = target;
		this.links = new Links(address, clock, this.counters);
		this.listener = new Listener(this.loops, this.links::accept);
		try {
			this.listener.listen();
		}
		catch (RuntimeException ex) {
			this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
			throw ex;
		}
	}

	/**
	 * Start a proxy before a server.
	 * @param target where the server listens; without a port that of {@code https} or
	 * {@code http} is meant
	 * @return the listening proxy
	 */
	public static TcpProxy to(URI target) {
		if (target.getHost() == null) {
			throw new IllegalArgumentException(
					"The target of a proxy must name a host, as http://127.0.0.1:5050, but is " + target);
		}
		int standard = "https".equals(target.getScheme()) ? 443 : 80;
		int port = (target.getPort() >= 0) ? target.getPort() : standard;
		return start(target, new InetSocketAddress(target.getHost(), port));
	}

	/**
	 * Start a proxy before a server.
	 * @param target where the server listens
	 * @return the listening proxy, whose {@link #uri()} has the scheme {@code tcp}
	 */
	public static TcpProxy to(InetSocketAddress target) {
		return start(URI.create("tcp://127.0.0.1"), target);
	}

	private static TcpProxy start(URI target, InetSocketAddress address) {
		if (address.isUnresolved()) {
			throw new IllegalArgumentException(
					"The address of the proxy's target cannot be found: " + address.getHostString());
		}
		return new TcpProxy(target, address, ProxyClock.SYSTEM);
	}

	/**
	 * Where the proxy listens.
	 * @return scheme and path of the target at {@code 127.0.0.1:port}
	 */
	public URI uri() {
		String path = (this.target.getRawPath() != null) ? this.target.getRawPath() : "";
		return URI.create(this.target.getScheme() + "://127.0.0.1:" + port() + path);
	}

	/**
	 * The port the proxy listens on.
	 * @return the port, the same until it is closed
	 */
	public synchronized int port() {
		return this.listener.port();
	}

	/**
	 * Reset both sides of all open connections (RST). Bytes held back or not yet in the
	 * receiver's buffer are lost. New connections are not affected.
	 */
	public void cut() {
		onLoop(this.links::cut);
	}

	/**
	 * End both sides of all open connections (FIN) behind the bytes that were read from
	 * the other side so far; where a fault holds these back, the end waits with them.
	 * What a side still sends is dropped until it ends too. Connections that are not
	 * relayed yet are reset. New connections are not affected.
	 */
	public void end() {
		onLoop(this.links::end);
	}

	/**
	 * Pass on nothing any more, neither bytes nor ends nor resets, in both directions, as
	 * if each peer had lost its network. For open connections and new ones, which are
	 * accepted. As long as the bound of the proxy allows what is sent is still
	 * acknowledged by TCP.
	 */
	public void halfOpen() {
		change((faults) -> faults.inBoth((flow) -> flow.atMost(Passage.DEAD)));
	}

	/**
	 * Pass on neither bytes nor ends in one direction; a reset of either side is passed
	 * on. For open connections and new ones.
	 * @param direction the direction
	 */
	public void stall(Direction direction) {
		change((faults) -> faults.in(direction, (flow) -> flow.atMost(Passage.STALLED)));
	}

	/**
	 * Refuse new connections: nobody listens on the port, which is kept. Connections not
	 * accepted yet are reset, open ones are not affected.
	 */
	public synchronized void refuse() {
		requireOpen();
		this.listener.refuse();
	}

	/**
	 * Accept new connections without reading from them or connecting to the target. Open
	 * ones are not affected. Ends {@link #refuse()}.
	 */
	public synchronized void acceptSilently() {
		change(Faults::silently);
		this.listener.listen();
	}

	/**
	 * Pass on each byte, and the end, that much later than it was read, in order. For
	 * open connections and new ones; bytes that are held back already keep their time. As
	 * no more bytes are held than the bound of the proxy, nor more than 1024 reads, a
	 * sender faster than that within the delay is slowed down.
	 * @param delay how much later, up to a day; zero passes on what is held back
	 */
	public void delay(Duration delay) {
		if (delay.isNegative() || delay.compareTo(Duration.ofDays(1)) > 0) {
			throw new IllegalArgumentException("The delay must be from zero to a day but is " + delay);
		}
		change((faults) -> faults.inBoth((flow) -> flow.delayed(delay.toNanos())));
	}

	/**
	 * Pass on bytes at a rate, for each connection and direction by itself. What was not
	 * used of it is kept for a tenth of a second at most. For open connections and new
	 * ones.
	 * @param bytesPerSecond the rate, from 1 to 1,000,000,000
	 */
	public void throttle(long bytesPerSecond) {
		require(bytesPerSecond >= 1 && bytesPerSecond <= Allowance.MAX_RATE,
				"The rate must be from 1 to " + Allowance.MAX_RATE + " bytes per second but is ", bytesPerSecond);
		change((faults) -> faults.inBoth((flow) -> flow.throttled(bytesPerSecond)));
	}

	/**
	 * Invert all bits of every byte in a direction that is not passed on yet. For open
	 * connections and new ones.
	 * @param direction the direction
	 */
	public void corrupt(Direction direction) {
		change((faults) -> faults.in(direction, (flow) -> flow.corrupted(Corruption.ALL)));
	}

	/**
	 * Invert all bits of one byte of each connection in a direction. For open
	 * connections, unless that byte is passed on already, and new ones.
	 * @param direction the direction
	 * @param atByte how many bytes of the connection come before it in this direction
	 */
	public void corrupt(Direction direction, long atByte) {
		require(atByte >= 0, "The offset must not be negative but is ", atByte);
		change((faults) -> faults.in(direction, (flow) -> flow.corrupted(Corruption.at(atByte))));
	}

	/**
	 * Reset both sides of each connection when so many bytes of it were passed on in a
	 * direction, counted from its begin. For open connections, at once for those that are
	 * as far or further, and new ones. The bytes are handed to the kernel before; it
	 * drops those for which the receiver has no room.
	 * @param direction the direction
	 * @param bytes how many bytes
	 */
	public void cutAfter(Direction direction, long bytes) {
		require(bytes >= 0, "The number of bytes must not be negative but is ", bytes);
		change((faults) -> faults.in(direction, (flow) -> flow.cutAfter(bytes)));
	}

	/**
	 * Pass on bytes in pieces that are written one by one, without Nagle's algorithm. A
	 * receiver that does not read in between may still find several at once. For open
	 * connections and new ones.
	 * @param size the most bytes in a piece, at least 1; over 16 KiB has no effect
	 */
	public void chop(int size) {
		require(size >= 1, "The size must be at least 1 but is ", size);
		change((faults) -> faults.inBoth((flow) -> flow.chopped(size)));
	}

	/**
	 * End all faults for open and new connections. What was held back is passed on: bytes
	 * first, then an end. Where a side was reset meanwhile, the other is reset.
	 * Connections accepted silently are connected to the target.
	 * @throws IllegalStateException if connections were refused and the port was lost to
	 * another process
	 */
	public synchronized void restore() {
		change((faults) -> Faults.NONE);
		this.listener.listen();
	}

	/**
	 * Count the connections that are open now.
	 * @return how many were accepted and neither reset nor ended by both sides
	 */
	public int connections() {
		return this.links.size();
	}

	/**
	 * Count the connections that were accepted so far.
	 * @return how many
	 */
	public long accepted() {
		return this.counters.accepted().get();
	}

	/**
	 * Count the bytes passed on so far, over all connections.
	 * @param direction the direction
	 * @return how many bytes were written to the sockets of the receivers
	 */
	public long bytes(Direction direction) {
		return this.counters.in(direction).relayed().get();
	}

	/**
	 * Count the bytes held back now, over all open connections.
	 * @param direction the direction
	 * @return how many bytes were read and not passed on
	 */
	public long heldBack(Direction direction) {
		return this.counters.in(direction).held().get();
	}

	private static void require(boolean valid, String message, long value) {
		if (!valid) {
			throw new IllegalArgumentException(message + value);
		}
	}

	private void change(UnaryOperator<Faults> change) {
		onLoop(() -> this.links.change(change));
	}

	private void requireOpen() {
		if (this.loops.isShuttingDown()) {
			throw new IllegalStateException("The proxy on port " + port() + " is closed");
		}
	}

	private void onLoop(Runnable action) {
		requireOpen();
		Future<?> done = this.loops.submit(action);
		if (!done.awaitUninterruptibly(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The proxy on port " + port() + " does not react");
		}
		done.syncUninterruptibly();
	}

	/**
	 * Reset all connections and stop listening, within two seconds. A second call does
	 * nothing.
	 */
	@Override
	public synchronized void close() {
		if (!this.loops.isShuttingDown()) {
			this.listener.close();
			onLoop(this.links::cut);
			this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
		}
	}

}
