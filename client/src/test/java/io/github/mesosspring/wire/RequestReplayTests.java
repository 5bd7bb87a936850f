package io.github.mesosspring.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.JsonConversionException;
import io.github.mesosspring.codec.MalformedJsonException;
import io.github.mesosspring.codec.MessageCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestReplayTests {

	private static final String NOT_JSON = "Failed to parse body into JSON: ";

	private static final String NOT_MAPPED = "Failed to convert JSON into Call protobuf: ";

	private static final String NOT_PROTOBUF = "Failed to parse body into Call protobuf";

	/** Answers given after the body was read. */
	private static final Set<Integer> READ = Set.of(200, 202, 400, 403, 406);

	/**
	 * Requests that are told apart otherwise: a negative number for a field without sign,
	 * which a master takes and the codec refuses; protobuf that an agent refuses in other
	 * words than a master.
	 */
	private static final Set<String> LEFT_OUT = Set.of("master-set-logging-level-bad", "agent-garbage");

	static Stream<Exchange> readable() {
		return requests().filter((exchange) -> !refused(exchange));
	}

	static Stream<Exchange> unreadable() {
		return requests().filter(RequestReplayTests::refused);
	}

	private static Stream<Exchange> requests() {
		return Recordings.all()
			.stream()
			.flatMap((recording) -> recording.exchanges().stream())
			.filter((exchange) -> RecordedMessages.call(exchange) != null && !LEFT_OUT.contains(exchange.name()))
			.filter((exchange) -> exchange.request().method().equals("POST"))
			.filter((exchange) -> RecordedMessages.codec(exchange.request().header("Content-Type")) != null)
			.filter((exchange) -> exchange.status() == null || READ.contains(exchange.status()));
	}

	private static boolean refused(Exchange exchange) {
		String answer = answer(exchange);
		return answer.startsWith(NOT_JSON) || answer.startsWith(NOT_MAPPED) || answer.startsWith(NOT_PROTOBUF);
	}

	private static String answer(Exchange exchange) {
		return Integer.valueOf(400).equals(exchange.status())
				? new String(exchange.response().body(), StandardCharsets.UTF_8) : "";
	}

	@Test
	void manyRequestsWereRecorded() {
		assertThat(readable()).hasSizeGreaterThan(600);
		assertThat(unreadable()).hasSizeGreaterThan(20);
		assertThat(readable().map(Exchange::name)).containsAll(RecordedMessages.LENIENT);
	}

	@ParameterizedTest
	@MethodSource("readable")
	void encodesWhatItDecodedFromARequest(Exchange exchange) {
		MessageCodec codec = RecordedMessages.codec(exchange.request());
		Message type = RecordedMessages.call(exchange);
		byte[] body = exchange.request().body();
		Message call = codec.decode(body, type);
		byte[] encoded = codec.encode(call);
		assertThat(codec.decode(encoded, type)).isEqualTo(call);
		if (codec == Encoding.PROTOBUF.codec()) {
			assertThat(encoded).isEqualTo(body);
		}
		if (call.getUnknownFields().asMap().isEmpty()) {
			assertThat(Encoding.JSON.codec().decode(Encoding.JSON.codec().encode(call), type)).isEqualTo(call);
		}
		if (codec == Encoding.JSON.codec() && !RecordedMessages.LENIENT.contains(exchange.name())) {
			assertThat(RecordedMessages.tree(encoded)).isEqualTo(RecordedMessages.tree(body));
		}
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void refusesARequestInTheWordsOfTheMaster(Exchange exchange) {
		MessageCodec codec = RecordedMessages.codec(exchange.request());
		String answer = answer(exchange);
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> codec.decode(exchange.request().body(), RecordedMessages.call(exchange)))
			.satisfies((ex) -> assertThat(prefix(ex) + (prefix(ex).equals(NOT_PROTOBUF) ? "" : ex.getDetail()))
				.isEqualTo(answer));
	}

	private static String prefix(CodecException ex) {
		if (ex instanceof MalformedJsonException) {
			return NOT_JSON;
		}
		return (ex instanceof JsonConversionException) ? NOT_MAPPED : NOT_PROTOBUF;
	}

}
