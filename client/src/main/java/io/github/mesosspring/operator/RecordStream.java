package io.github.mesosspring.operator;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.recordio.RecordIoException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Cuts the body of a response into records, no faster than they are asked for: the next
 * buffer is requested when the records of the last one are passed on. What is held at any
 * time are the records of one buffer and the beginning of the next record. Buffers are
 * released whatever happens.
 */
final class RecordStream {

	private RecordStream() {
	}

	/**
	 * Cut a body.
	 * @param body the body
	 * @param maxRecordSize the largest record to accept, in bytes
	 * @return the records; fails with a {@link RecordIoException} after the last whole
	 * record if the body is malformed or ends within a record
	 */
	static Flux<byte[]> of(Flux<DataBuffer> body, long maxRecordSize) {
		return Flux.defer(() -> {
			RecordIoDecoder decoder = new RecordIoDecoder(maxRecordSize);
			return body.concatMap((buffer) -> cut(decoder, buffer), 0)
				.concatWith(Mono.fromRunnable(decoder::end))
				.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
		});
	}

	private static Flux<byte[]> cut(RecordIoDecoder decoder, DataBuffer buffer) {
		List<byte[]> records = new ArrayList<>();
		try {
			decoder.decode(buffer, records::add);
			return Flux.fromIterable(records);
		}
		catch (RecordIoException ex) {
			return Flux.fromIterable(records).concatWith(Mono.error(ex));
		}
	}

}
