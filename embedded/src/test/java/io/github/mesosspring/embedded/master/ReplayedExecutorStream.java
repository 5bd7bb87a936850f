package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.TextFormat;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.wire.Exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The stream of an executor in a replayed run: the same events in the same order as those
 * that were recorded.
 */
final class ReplayedExecutorStream {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	private final Exchange exchange;

	private final Encoding encoding;

	private final RawConnection connection;

	private final List<Event> recorded;

	private final List<Long> arrivals;

	private final List<Event> received = new CopyOnWriteArrayList<>();

	private volatile boolean finished;

	ReplayedExecutorStream(Exchange exchange, Encoding encoding, RawConnection connection) throws IOException {
		this.exchange = exchange;
		this.encoding = encoding;
		this.connection = connection;
		this.recorded = exchange.events()
			.stream()
			.map((event) -> Encoding.JSON.codec().decode(event, Event.getDefaultInstance()))
			.toList();
		this.arrivals = RecordedTimes.arrivals(exchange);
		connection.waitForever();
		Thread reader = new Thread(this::readAll, "replayed-executor-stream");
		reader.setDaemon(true);
		reader.start();
	}

	private void readAll() {
		try {
			for (byte[] chunk = this.connection.readChunk(); chunk != null; chunk = this.connection.readChunk()) {
				int lineFeed = 0;
				while (chunk[lineFeed] != '\n') {
					lineFeed++;
				}
				byte[] record = Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length);
				this.received.add(this.encoding.codec().decode(record, Event.getDefaultInstance()));
			}
			this.finished = true;
		}
		catch (IOException ex) {
			return;
		}
	}

	void awaitWhatCameBefore(long ms) {
		long count = this.arrivals.stream().filter((arrival) -> arrival < ms).count();
		await(this.exchange + " events").pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(this.received::size, (size) -> size >= count);
	}

	/** Wait for the last chunk, if there was one. */
	void awaitEnd() {
		if (this.exchange.response().isFinished()) {
			await(this.exchange + " last chunk").pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.atMost(LIMIT)
				.until(() -> this.finished);
		}
	}

	void assertSame(ReplayedIds ids) {
		awaitWhatCameBefore(Long.MAX_VALUE);
		awaitEnd();
		assertThat(this.finished).as(this.exchange + " last chunk").isEqualTo(this.exchange.response().isFinished());
		assertThat(this.received.stream().map(ReplayedExecutorStream::normalized).toList()).as(this.exchange.toString())
			.isEqualTo(this.recorded.stream().map(ids::translate).map(ReplayedExecutorStream::normalized).toList());
	}

	/** Ports, containers and the order of resources differ from run to run. */
	private static String normalized(Event event) {
		Event.Builder normalized = event.toBuilder();
		if (event.hasSubscribed()) {
			List<Resource> resources = event.getSubscribed()
				.getAgentInfo()
				.getResourcesList()
				.stream()
				.sorted(Comparator.comparing(Resource::getName))
				.toList();
			normalized.getSubscribedBuilder()
				.getAgentInfoBuilder()
				.setPort(1)
				.clearResources()
				.addAllResources(resources);
			normalized.getSubscribedBuilder().getContainerIdBuilder().setValue("container");
		}
		return TextFormat.printer().emittingSingleLine(true).printToString(normalized);
	}

	void close() throws IOException {
		this.connection.close();
	}

}
