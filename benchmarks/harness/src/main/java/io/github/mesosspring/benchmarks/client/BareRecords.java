package io.github.mesosspring.benchmarks.client;

import java.util.function.Consumer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.scheduler.Event;
import io.netty.buffer.ByteBuf;

/**
 * Cuts records out of buffers and parses them, and checks nothing.
 */
final class BareRecords {

	private final Consumer<Event> events;

	private byte[] record = new byte[0];

	private int length;

	private int filled = -1;

	BareRecords(Consumer<Event> events) {
		this.events = events;
	}

	void read(ByteBuf buffer) {
		while (buffer.isReadable()) {
			if (this.filled < 0) {
				byte next = buffer.readByte();
				if (next != '\n') {
					this.length = this.length * 10 + next - '0';
					continue;
				}
				this.record = new byte[this.length];
				this.filled = 0;
				this.length = 0;
			}
			int available = Math.min(buffer.readableBytes(), this.record.length - this.filled);
			buffer.readBytes(this.record, this.filled, available);
			this.filled += available;
			if (this.filled == this.record.length) {
				this.filled = -1;
				this.events.accept(parse(this.record));
			}
		}
	}

	private static Event parse(byte[] record) {
		try {
			return Event.parseFrom(record);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
