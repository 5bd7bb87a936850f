package io.github.mesosspring.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.wire.RecordedMessage.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * Every message of all recordings that a master or agent understood or wrote.
 */
public final class RecordedTraffic {

	private static final String UNREADABLE = "Failed to ";

	/** A negative number for a field without sign: a master takes it, we do not. */
	private static final String WRAPPED_AROUND = "master-set-logging-level-bad";

	private RecordedTraffic() {
	}

	/**
	 * The messages of all scenarios in both encodings, those of requests that were
	 * refused because they could not be read left out.
	 * @return the messages in the order of the recordings
	 */
	public static Stream<RecordedMessage> messages() {
		return Recordings.all().stream().flatMap(RecordedTraffic::of);
	}

	/**
	 * The messages of one scenario in one encoding.
	 * @param recording the recording
	 * @return the messages in the order of their exchanges
	 */
	public static Stream<RecordedMessage> of(Recording recording) {
		return recording.exchanges().stream().flatMap((exchange) -> {
			Api api = Api.of(exchange);
			return (api != null) ? of(exchange, api) : Stream.empty();
		});
	}

	private static Stream<RecordedMessage> of(Exchange exchange, Api api) {
		List<RecordedMessage> messages = new ArrayList<>();
		HttpMessage request = exchange.request();
		Encoding asked = encoding(request);
		if (request.method().equals("POST") && asked != null && isRead(exchange)) {
			messages.add(new RecordedMessage(exchange, api, Kind.CALL, asked, request.body()));
		}
		HttpMessage response = exchange.response();
		Encoding told = encoding(response);
		if (told != null && exchange.stream()) {
			records(response.body())
				.forEach((record) -> messages.add(new RecordedMessage(exchange, api, Kind.EVENT, told, record)));
		}
		else if (told != null) {
			messages.add(new RecordedMessage(exchange, api, Kind.ANSWER, told, unzipped(response)));
		}
		return messages.stream();
	}

	private static boolean isRead(Exchange exchange) {
		Integer status = exchange.status();
		if (exchange.name().equals(WRAPPED_AROUND)) {
			return false;
		}
		return status == null || status / 100 == 2 || (status != 401 && status != 415 && status != 503
				&& !new String(exchange.response().body(), StandardCharsets.UTF_8).contains(UNREADABLE));
	}

	private static @Nullable Encoding encoding(HttpMessage message) {
		String recordType = message.header("Message-Content-Type");
		String mediaType = (recordType != null) ? recordType : message.header("Content-Type");
		for (Encoding encoding : Encoding.values()) {
			if (encoding.codec().mediaType().equals(mediaType)) {
				return encoding;
			}
		}
		return null;
	}

	private static List<byte[]> records(byte[] stream) {
		List<byte[]> records = new ArrayList<>();
		RecordIoDecoder decoder = new RecordIoDecoder(stream.length);
		decoder.decode(DefaultDataBufferFactory.sharedInstance.wrap(stream), records::add);
		decoder.end();
		return records;
	}

	private static byte[] unzipped(HttpMessage response) {
		if (!"gzip".equals(response.header("Content-Encoding"))) {
			return response.body();
		}
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
