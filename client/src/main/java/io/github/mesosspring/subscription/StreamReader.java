package io.github.mesosspring.subscription;

import java.io.EOFException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.stream.LivenessWatch;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Reads one stream on the network thread, a buffer at a time: cuts it into records, acts
 * on those that cannot wait, and passes all of them on. It asks for the next buffer only
 * when it is done with one and all of it is in the sink.
 * <p>
 * After SUBSCRIBED it reads nothing more until {@link #begin}, so that the framework id
 * is safe before anything else happens. Since no buffer can arrive meanwhile, the thread
 * that calls {@link #begin} and the network thread never work at the same time.
 * <p>
 * What still arrives after the stream was given up is dropped and counted: record by
 * record, or as one for each buffer if records can no longer be told apart. Once the
 * connection is closed nothing arrives any more.
 */
final class StreamReader extends BaseSubscriber<DataBuffer> {

	private final RecordIoDecoder decoder;

	private final SchedulerEvents events;

	private final LivenessWatch liveness;

	private final EventGate gate;

	private final Rescissions rescissions;

	private final Observer observer;

	/** SUBSCRIBED and what came with it in the same buffer. */
	private final Queue<byte[]> held = new ConcurrentLinkedQueue<>();

	private long epoch;

	private volatile boolean over;

	StreamReader(SubscriptionSettings settings, LivenessWatch liveness, EventGate gate, Observer observer) {
		this.decoder = new RecordIoDecoder(settings.maxRecordSize());
		this.events = new SchedulerEvents(settings.encoding().codec());
		this.rescissions = new Rescissions(this.events, settings.sessions());
		this.liveness = liveness;
		this.gate = gate;
		this.observer = observer;
	}

	/**
	 * Go on after SUBSCRIBED.
	 * @param newEpoch the number of the subscription
	 */
	void begin(long newEpoch) {
		this.epoch = newEpoch;
		this.held.remove();
		while (!this.held.isEmpty()) {
			live(this.held.remove());
		}
		readOn();
	}

	/**
	 * Give the stream up.
	 */
	void abandon() {
		this.over = true;
		dropHeld();
		cancel();
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(1);
	}

	@Override
	protected void hookOnNext(DataBuffer buffer) {
		this.liveness.touch();
		this.gate.read(buffer.readableByteCount());
		try {
			this.decoder.decode(buffer, this::record);
		}
		catch (RecordIoException ex) {
			broken(ex);
			return;
		}
		byte[] subscribed = this.held.peek();
		if (subscribed != null) {
			this.observer.subscribed(subscribed);
		}
		else {
			readOn();
		}
	}

	@Override
	protected void hookOnComplete() {
		try {
			this.decoder.end();
			this.observer.ended("The master ended the stream");
		}
		catch (RecordIoException ex) {
			this.observer.failed(new EOFException(ex.getMessage()));
		}
	}

	@Override
	protected void hookOnError(Throwable throwable) {
		this.observer.failed(throwable);
	}

	private void broken(RecordIoException failure) {
		if (this.over) {
			this.gate.drop(null);
			return;
		}
		this.over = true;
		this.observer.failed(failure);
	}

	private void record(byte[] record) {
		if (this.over) {
			this.gate.drop(this.events.peek(record));
		}
		else if (this.epoch > 0) {
			live(record);
		}
		else if (!this.held.isEmpty()) {
			hold(record);
		}
		else {
			first(record);
		}
	}

	/** Nothing but SUBSCRIBED or ERROR means anything before SUBSCRIBED. */
	private void first(byte[] record) {
		MesosEventType type = this.events.peek(record);
		if (type == MesosEventType.SUBSCRIBED) {
			hold(record);
		}
		else if (type == MesosEventType.ERROR) {
			error(record);
		}
		else {
			this.gate.drop(type);
		}
	}

	private void hold(byte[] record) {
		this.held.add(record);
		if (this.over) {
			// given up at this very moment, by another thread
			dropHeld();
		}
	}

	private void dropHeld() {
		for (byte[] record = this.held.poll(); record != null; record = this.held.poll()) {
			this.gate.drop(this.events.peek(record));
		}
	}

	private void live(byte[] record) {
		MesosEventType type = this.events.peek(record);
		if (this.over) {
			this.gate.drop(type);
			return;
		}
		this.rescissions.look(type, record, this.epoch);
		this.gate.accept(this.epoch, type, record);
		if (type == MesosEventType.ERROR) {
			error(record);
		}
	}

	private void error(byte[] record) {
		this.over = true;
		this.observer.errorEvent(message(record));
	}

	private String message(byte[] record) {
		try {
			return this.events.decode(record).getError().getMessage();
		}
		catch (CodecException ex) {
			return "An ERROR event that cannot be decoded: " + ex.getMessage();
		}
	}

	private void readOn() {
		if (this.over) {
			return;
		}
		if (this.epoch > 0 && this.gate.isBlocked()) {
			this.liveness.pause();
			this.gate.whenUnblocked(this.epoch, this::resume);
		}
		else {
			request(1);
		}
	}

	private void resume() {
		this.liveness.resume();
		request(1);
	}

	/**
	 * Is told what the stream brings; called on the network thread.
	 */
	interface Observer {

		/**
		 * SUBSCRIBED arrived. The reader waits for {@link StreamReader#begin}.
		 * @param record the event
		 */
		void subscribed(byte[] record);

		/**
		 * An ERROR event arrived. The reader reads nothing more.
		 * @param message the master's words
		 */
		void errorEvent(String message);

		/**
		 * The stream, or the attempt to get one, failed.
		 * @param failure how
		 */
		void failed(Throwable failure);

		/**
		 * The stream ended.
		 * @param words how
		 */
		void ended(String words);

	}

}
