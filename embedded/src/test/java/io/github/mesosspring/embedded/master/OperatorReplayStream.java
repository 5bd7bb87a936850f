package io.github.mesosspring.embedded.master;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.wire.Exchange;
import org.awaitility.Awaitility;

/**
 * The records of a stream of the replay, as they came.
 */
final class OperatorReplayStream implements Closeable {

	private final RawConnection connection;

	private final Encoding encoding;

	private final List<byte[]> records = new CopyOnWriteArrayList<>();

	OperatorReplayStream(RawConnection connection, Encoding encoding) throws IOException {
		this.connection = connection;
		this.encoding = encoding;
		connection.waitForever();
		Thread reader = new Thread(this::readAll, "operator-replay-stream");
		reader.setDaemon(true);
		reader.start();
	}

	/** The recorded events of an operator's stream. */
	static List<Event> events(Exchange exchange) {
		return exchange.events()
			.stream()
			.map((event) -> Encoding.JSON.codec().decode(event, Event.getDefaultInstance()))
			.toList();
	}

	private void readAll() {
		try {
			for (byte[] chunk = this.connection.readChunk(); chunk != null; chunk = this.connection.readChunk()) {
				int lineFeed = 0;
				while (chunk[lineFeed] != '\n') {
					lineFeed++;
				}
				this.records.add(Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length));
			}
		}
		catch (IOException ex) {
			return;
		}
	}

	byte[] first() {
		await(1);
		return this.records.get(0);
	}

	private void await(int count) {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(15))
			.until(() -> this.records.size() >= count);
	}

	/** Close it once so many records came. */
	void close(int count) throws IOException {
		await(count);
		close();
	}

	/** The records as JSON: what came over the wire if that is JSON. */
	<T extends com.google.protobuf.Message> List<byte[]> json(T prototype) {
		return this.records.stream()
			.map((record) -> (this.encoding == Encoding.JSON) ? record
					: MesosJson.masterCodec().encode(this.encoding.codec().decode(record, prototype)))
			.toList();
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

}
