package io.github.mesosspring.operator;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.HttpMessage;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import org.jspecify.annotations.Nullable;

/**
 * The recorded exchanges with the operator APIs of real masters and agents.
 */
final class RecordedOperatorCalls {

	/** Statuses that make the client go to another master. */
	private static final Set<Integer> ELSEWHERE = Set.of(307, 503);

	private RecordedOperatorCalls() {
	}

	/**
	 * What a client of ours may have sent: readable, with the headers it sets, and no
	 * stream.
	 */
	static Stream<Exchange> all() {
		return Recordings.all()
			.stream()
			.map(Recording::exchanges)
			.flatMap((exchanges) -> exchanges.stream())
			.filter((exchange) -> exchange.request().path().matches("(/master)?/api/v1")
					&& exchange.request().method().equals("POST"))
			.filter((exchange) -> !exchange.stream()
					&& !ELSEWHERE.contains(Objects.requireNonNullElse(exchange.status(), 0)))
			.filter((exchange) -> hasOurHeaders(exchange.request()) && call(exchange) != null
					&& !OperatorRules.isStream(call(exchange)));
	}

	static boolean isForMaster(Exchange exchange) {
		return exchange.target().equals("master");
	}

	static Encoding encoding(Exchange exchange) {
		return (mediaType(exchange.request()).equals(Encoding.JSON.codec().mediaType())) ? Encoding.JSON
				: Encoding.PROTOBUF;
	}

	/**
	 * The call that was recorded, or {@code null} if it is none.
	 */
	static @Nullable Message call(Exchange exchange) {
		Message prototype = isForMaster(exchange) ? io.github.mesosspring.protocol.master.Call.getDefaultInstance()
				: Call.getDefaultInstance();
		try {
			return encoding(exchange).codec().decode(exchange.request().body(), prototype);
		}
		catch (CodecException ex) {
			return null;
		}
	}

	/**
	 * The payload of the answer that was recorded.
	 */
	static Message payload(Exchange exchange, String type) {
		Message prototype = isForMaster(exchange) ? io.github.mesosspring.protocol.master.Response.getDefaultInstance()
				: Response.getDefaultInstance();
		Message response = encoding(exchange).codec().decode(exchange.response().body(), prototype);
		FieldDescriptor field = response.getDescriptorForType().findFieldByName(type.toLowerCase());
		return (Message) response.getField(field);
	}

	private static boolean hasOurHeaders(HttpMessage request) {
		String mediaType = mediaType(request);
		return mediaType.equals(request.header("Accept")) && request.header("Accept-Encoding") == null
				&& Stream.of(Encoding.values()).anyMatch((encoding) -> encoding.codec().mediaType().equals(mediaType));
	}

	private static String mediaType(HttpMessage request) {
		return String.valueOf(request.header("Content-Type"));
	}

}
