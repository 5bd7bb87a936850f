package io.github.mesosspring.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;

/**
 * A subscription as the master has it: what it sends, and what the network does to it.
 */
final class EventStream {

	private static final long LONG_UNNOTICED = 900;

	private final World world;

	private final MessageCodec codec;

	private final String id;

	private final String label;

	private final Runnable lost;

	private final Pipe pipe;

	private boolean open = true;

	/**
	 * Create a stream.
	 * @param label names it in the trace, and in the events that are sent on it
	 * @param lost what the master does when it notices that nobody listens
	 */
	EventStream(World world, MessageCodec codec, String id, String label, Runnable lost) {
		this.world = world;
		this.codec = codec;
		this.id = id;
		this.label = label;
		this.lost = lost;
		this.pipe = new Pipe(world, this::closedByClient);
	}

	String id() {
		return this.id;
	}

	String label() {
		return this.label;
	}

	Pipe pipe() {
		return this.pipe;
	}

	boolean isOpen() {
		return this.open;
	}

	void send(Event event) {
		if (!this.open) {
			return;
		}
		this.world.trace().note(this.label, "<- " + event.getType());
		byte[] record = this.codec.encode(event);
		Faults faults = this.world.faults();
		if (faults.strikes(Fault.RECORD_UNDECODABLE, 0.01)) {
			this.pipe.write(RecordIoEncoder.encode("{\u0007".getBytes(StandardCharsets.UTF_8)));
		}
		byte[] frame = RecordIoEncoder.encode(record);
		if (faults.strikes(Fault.STREAM_CUT, 0.01)) {
			this.pipe.write(beginning(frame));
			reset();
		}
		else if (faults.strikes(Fault.STREAM_ENDED, 0.01)) {
			this.pipe.write(beginning(frame));
			end();
		}
		else if (faults.strikes(Fault.STREAM_GARBLED, 0.005)) {
			this.pipe.write("no length\n".getBytes(StandardCharsets.UTF_8));
		}
		else if (faults.strikes(Fault.STREAM_STALLED, 0.005)) {
			this.pipe.stall();
			notice(LONG_UNNOTICED * 1_000_000_000L);
		}
		else {
			this.pipe.write(frame);
		}
	}

	/**
	 * The master ends the stream.
	 */
	void end() {
		this.open = false;
		this.pipe.finish(null);
		this.world.later(this.lost);
	}

	/**
	 * The connection breaks.
	 */
	void reset() {
		this.pipe.finish(new IOException("Connection reset by peer"));
		notice(this.world.latency());
	}

	/**
	 * The client closes the connection, or never wanted it.
	 */
	void closedByClient() {
		if (!this.open) {
			return;
		}
		boolean unnoticed = this.world.faults().strikes(Fault.CLOSE_UNNOTICED, 0.3);
		notice(unnoticed ? this.world.random().nextLong(LONG_UNNOTICED) * 1_000_000_000L : this.world.latency());
	}

	private void notice(long nanos) {
		this.world.scheduler().after(nanos, () -> {
			if (this.open) {
				this.open = false;
				this.lost.run();
			}
		});
	}

	private byte[] beginning(byte[] frame) {
		return Arrays.copyOf(frame, this.world.random().nextInt(frame.length));
	}

}
