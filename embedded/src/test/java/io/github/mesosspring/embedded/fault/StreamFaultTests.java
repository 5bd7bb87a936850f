package io.github.mesosspring.embedded.fault;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.RawConnection;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * What spoilt streams look like on the wire.
 */
class StreamFaultTests {

	private static final String HEARTBEAT = "{\"type\":\"HEARTBEAT\"}";

	private static final Event ERROR = Event.newBuilder()
		.setType(Event.Type.ERROR)
		.setError(Event.Error.newBuilder().setMessage("on purpose"))
		.build();

	private static final String ERROR_TEXT = "{\"type\":\"ERROR\",\"error\":{\"message\":\"on purpose\"}}";

	private EmbeddedMesos mesos;

	private EmbeddedMaster master;

	private RawConnection connection;

	@BeforeEach
	void start() throws IOException {
		this.mesos = EmbeddedMesos.builder().agents(0).start();
		this.master = this.mesos.masters().get(0);
		this.connection = new RawConnection(this.mesos.uri());
	}

	@AfterEach
	void close() throws IOException {
		this.connection.close();
		this.mesos.close();
	}

	private StreamFaults subscribe() throws IOException {
		request();
		assertThat(record(this.connection.readChunk())).contains("SUBSCRIBED");
		assertThat(record(this.connection.readChunk())).isEqualTo(HEARTBEAT);
		return this.master.leadingStream();
	}

	private void request() throws IOException {
		String body = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":{\"user\":\"u\",\"name\":\"n\"}}}";
		this.connection.send(("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
				+ "Accept: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII));
		assertThat(this.connection.readHead().status()).isEqualTo(200);
	}

	private static String text(byte[] chunk) {
		return new String(chunk, StandardCharsets.US_ASCII);
	}

	private static String record(byte[] chunk) {
		return text(chunk).substring(text(chunk).indexOf('\n') + 1);
	}

	private String nextChunk() throws IOException {
		return text(this.connection.readChunk());
	}

	@Test
	void knowsNoStreamBeforeTheFirstSubscription() {
		assertThatIllegalStateException().isThrownBy(this.master::leadingStream)
			.withMessageContaining("No scheduler has a stream open with master " + this.mesos.uri());
	}

	@Test
	void aStalledStreamSaysNothingUntilItResumes() throws IOException {
		StreamFaults stream = subscribe();
		stream.stall();
		stream.send(ERROR);
		stream.end();
		assertThat(stream.unreadBytes()).isEqualTo(3 + ERROR_TEXT.length());
		this.connection.timeout(Duration.ofMillis(100));
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(this.connection::readChunk);
		this.connection.timeout(Duration.ofSeconds(10));
		stream.resume();
		assertThat(nextChunk()).isEqualTo("49\n" + ERROR_TEXT);
		assertThat(this.connection.readChunk()).isNull();
	}

	@Test
	void aCutResetsTheConnection() throws IOException {
		subscribe().cut();
		assertThatExceptionOfType(SocketException.class).isThrownBy(this.connection::readChunk);
	}

	@Test
	void aBrokenOffStreamHasNoLastChunk() throws IOException {
		endsWithoutLastChunk(StreamFaults::breakOff, "");
	}

	@Test
	void breaksOffInTheMiddleOfARecord() throws IOException {
		endsWithoutLastChunk(StreamFaults::breakOffInRecord, "20\n{\"type\":");
	}

	@Test
	void breaksOffInTheMiddleOfALength() throws IOException {
		endsWithoutLastChunk(StreamFaults::breakOffInLength, "2");
	}

	private void endsWithoutLastChunk(Consumer<StreamFaults> fault, String before) throws IOException {
		fault.accept(subscribe());
		if (!before.isEmpty()) {
			assertThat(nextChunk()).isEqualTo(before);
		}
		assertThatExceptionOfType(EOFException.class).isThrownBy(this.connection::readChunk);
	}

	@Test
	void endsWithItsLastChunk() throws IOException {
		subscribe().end();
		assertThat(this.connection.readChunk()).isNull();
	}

	@Test
	void sendsOneByteInAChunk() throws IOException {
		StreamFaults stream = subscribe();
		stream.chop(1);
		stream.send(ERROR);
		StringBuilder received = new StringBuilder();
		while (received.length() < 3 + ERROR_TEXT.length()) {
			byte[] chunk = this.connection.readChunk();
			assertThat(chunk).hasSize(1);
			received.append(text(chunk));
		}
		assertThat(received).hasToString("49\n" + ERROR_TEXT);
	}

	@Test
	void sendsManyRecordsInOneChunk() throws IOException {
		StreamFaults stream = subscribe();
		stream.merge(3);
		stream.send(ERROR);
		stream.send(ERROR);
		stream.send(ERROR);
		assertThat(nextChunk()).isEqualTo(("49\n" + ERROR_TEXT).repeat(3));
		stream.send(ERROR);
		stream.restore();
		assertThat(nextChunk()).isEqualTo("49\n" + ERROR_TEXT);
	}

	@Test
	void breaksOffAfterTheRecordsThatWaitedForOthers() throws IOException {
		StreamFaults stream = subscribe();
		stream.merge(3);
		stream.send(ERROR);
		stream.breakOff();
		assertThat(nextChunk()).isEqualTo("49\n" + ERROR_TEXT);
		assertThatExceptionOfType(EOFException.class).isThrownBy(this.connection::readChunk);
	}

	@Test
	void forgetsWhatWasToHappenToTheNextStream() throws IOException {
		this.master.onNextStream(StreamFaults::stall);
		this.master.clearFaults();
		subscribe();
	}

	@Test
	void sendsWhatNoClientCanRead() throws IOException {
		StreamFaults stream = subscribe();
		stream.sendEmptyLine();
		stream.sendUnknownEvent();
		stream.sendUndecodableRecord();
		stream.sendBadLength();
		stream.announceRecord(1L << 40);
		assertThat(nextChunk()).isEqualTo("\n");
		assertThat(nextChunk()).isEqualTo("26\n{\"type\":\"FROM_THE_FUTURE\"}");
		assertThat(this.connection.readChunk())
			.isEqualTo(new byte[] { '4', '\n', (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff });
		assertThat(nextChunk()).isEqualTo("twenty\n");
		assertThat(nextChunk()).isEqualTo("1099511627776\n");
	}

	@Test
	void spoilsAStreamBeforeItsFirstEvent() throws IOException {
		this.master.onNextStream((stream) -> stream.duplicate((event) -> event.getType() == Event.Type.SUBSCRIBED));
		request();
		String subscribed = nextChunk();
		assertThat(subscribed).contains("SUBSCRIBED");
		assertThat(nextChunk()).isEqualTo(subscribed);
		assertThat(record(this.connection.readChunk())).isEqualTo(HEARTBEAT);
	}

	@Test
	void losesEvents() throws IOException {
		this.master.onNextStream((stream) -> stream.drop((event) -> event.getType() == Event.Type.SUBSCRIBED));
		request();
		assertThat(record(this.connection.readChunk())).isEqualTo(HEARTBEAT);
	}

	@Test
	void letsEventsOvertakeOthers() throws IOException {
		this.master.onNextStream((stream) -> stream.holdBack((event) -> event.getType() == Event.Type.SUBSCRIBED));
		request();
		assertThat(record(this.connection.readChunk())).isEqualTo(HEARTBEAT);
		this.master.leadingStream().release();
		assertThat(nextChunk()).contains("SUBSCRIBED");
	}

	@Test
	void forgetsStreamsWhoseConnectionsAreClosed() throws IOException {
		subscribe();
		this.connection.close();
		await().until(() -> this.master.streams().isEmpty());
	}

}
