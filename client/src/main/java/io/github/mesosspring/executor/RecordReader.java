package io.github.mesosspring.executor;

import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.stream.Actor;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Cuts one stream into records, on the network thread, and hands them to the actor. It
 * reads one buffer, and the next when it is asked to.
 */
final class RecordReader extends BaseSubscriber<DataBuffer> {

	private final RecordIoDecoder decoder;

	private final Actor actor;

	private final Observer observer;

	private final IntConsumer bytes;

	/**
	 * Create a reader.
	 * @param bytes is told how many bytes arrived, on the network thread
	 */
	RecordReader(long maxRecordSize, Actor actor, Observer observer, IntConsumer bytes) {
		this.decoder = new RecordIoDecoder(maxRecordSize);
		this.bytes = bytes;
		this.actor = actor;
		this.observer = observer;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		subscription.request(1);
	}

	@Override
	protected void hookOnNext(DataBuffer buffer) {
		this.bytes.accept(buffer.readableByteCount());
		List<byte[]> records = new ArrayList<>();
		try {
			this.decoder.decode(buffer, records::add);
			this.actor.execute(() -> this.observer.records(records));
		}
		catch (RecordIoException ex) {
			this.actor.execute(() -> {
				this.observer.records(records);
				this.observer.failed(ex);
			});
		}
	}

	@Override
	protected void hookOnComplete() {
		try {
			this.decoder.end();
			this.actor.execute(this.observer::ended);
		}
		catch (RecordIoException ex) {
			hookOnError(new EOFException(ex.getMessage()));
		}
	}

	@Override
	protected void hookOnError(Throwable failure) {
		this.actor.execute(() -> this.observer.failed(failure));
	}

	/**
	 * Is told by the actor what the stream brings.
	 */
	interface Observer {

		/**
		 * A buffer arrived. The next one is not read before it is asked for.
		 * @param records the records that are complete with it, perhaps none
		 */
		void records(List<byte[]> records);

		/**
		 * The stream, or the attempt to get one, failed.
		 */
		void failed(Throwable failure);

		/**
		 * The stream ended.
		 */
		void ended();

	}

}
