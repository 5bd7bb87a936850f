package io.github.mesosspring.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * The bytes of a stream between master and client: they arrive in order, some time after
 * they were written, and are read in pieces whose borders mean nothing. What the client
 * does not ask for waits.
 */
final class Pipe implements Publisher<DataBuffer>, Subscription {

	private final World world;

	private final Runnable closed;

	private final Deque<byte[]> arrived = new ArrayDeque<>();

	private @Nullable Subscriber<? super DataBuffer> reader;

	private @Nullable Runnable end;

	private long requested;

	private long lastArrival;

	private boolean reading;

	private boolean sealed;

	private boolean over;

	/**
	 * Create a pipe.
	 * @param closed what to do when the client closes it, or was told of its end
	 */
	Pipe(World world, Runnable closed) {
		this.world = world;
		this.closed = closed;
	}

	void write(byte[] bytes) {
		if (!this.sealed) {
			arrive(() -> this.arrived.add(bytes));
		}
	}

	/**
	 * Let nothing pass any more.
	 */
	void stall() {
		this.sealed = true;
	}

	void finish(@Nullable Throwable failure) {
		if (!this.sealed) {
			this.sealed = true;
			arrive(() -> this.end = () -> end(failure));
		}
	}

	/**
	 * Whether the client would take bytes.
	 */
	boolean isAskedFor() {
		return this.requested > 0;
	}

	boolean isOver() {
		return this.over;
	}

	@Override
	public void subscribe(Subscriber<? super DataBuffer> subscriber) {
		if (this.reader != null) {
			// like Netty: whoever makes sure that a body was consumed relies on it
			Operators.error(subscriber, new IllegalStateException("A connection has one reader only"));
			return;
		}
		this.reader = subscriber;
		subscriber.onSubscribe(this);
		readSoon();
	}

	@Override
	public void request(long count) {
		this.requested += count;
		this.world.checks().tell((check) -> check.streamRead(this));
		readSoon();
	}

	@Override
	public void cancel() {
		if (!this.over) {
			this.over = true;
			this.closed.run();
		}
	}

	private void arrive(Runnable what) {
		long now = this.world.scheduler().nanos();
		this.lastArrival = Math.max(this.lastArrival + 1, now + this.world.latency());
		this.world.scheduler().after(this.lastArrival - now, () -> {
			what.run();
			readSoon();
		});
	}

	private void readSoon() {
		if (!this.reading && !this.over && this.reader != null && isReadable()) {
			this.reading = true;
			this.world.later(this::read);
		}
	}

	private boolean isReadable() {
		return this.arrived.isEmpty() ? this.end != null : this.requested > 0;
	}

	private void read() {
		this.reading = false;
		Runnable ending = this.end;
		if (this.over || this.reader == null || !isReadable()) {
			return;
		}
		if (!this.arrived.isEmpty()) {
			this.requested--;
			this.world.checks().tell((check) -> check.streamRead(this));
			this.reader.onNext(DefaultDataBufferFactory.sharedInstance.wrap(piece()));
			readSoon();
		}
		else if (ending != null) {
			ending.run();
		}
	}

	private void end(@Nullable Throwable failure) {
		Subscriber<? super DataBuffer> told = this.reader;
		this.over = true;
		this.world.checks().tell((check) -> check.streamEnded(this));
		this.closed.run();
		if (told != null && failure != null) {
			told.onError(failure);
		}
		else if (told != null) {
			told.onComplete();
		}
	}

	/**
	 * Mostly a few frames at once, now and then a few bytes.
	 */
	private byte[] piece() {
		byte[] piece = this.arrived.remove();
		double luck = this.world.random().nextDouble();
		while (luck < 0.5 && !this.arrived.isEmpty() && piece.length < 16 * 1024) {
			byte[] next = this.arrived.remove();
			int length = piece.length;
			piece = Arrays.copyOf(piece, length + next.length);
			System.arraycopy(next, 0, piece, length, next.length);
		}
		if (luck > 0.3 && piece.length > 1) {
			int cut = this.world.random().nextInt(1, (luck > 0.9) ? Math.min(piece.length, 8) : piece.length);
			this.arrived.addFirst(Arrays.copyOfRange(piece, cut, piece.length));
			return Arrays.copyOf(piece, cut);
		}
		return piece;
	}

}
