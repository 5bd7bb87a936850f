package io.github.mesosspring.test.replay;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of a recording on its way from JSON to what it means. Complains with what it
 * expected.
 *
 * @param number its number
 * @param json what stands there
 */
record RecordedLine(int number, JsonNode json) {

	private static final int VERSION = 1;

	private static final String HEADER = "mesos-recording";

	boolean isHeader() {
		return this.json.has(HEADER);
	}

	Recorded item() {
		if (isHeader()) {
			return start();
		}
		if (this.json.has("event")) {
			return new Recorded.Event(this.number, at(), number("epoch"), message("event", Event.getDefaultInstance()));
		}
		if (this.json.has("undecodable")) {
			return new Recorded.Undecodable(this.number, at(), number("epoch"), value("type", MesosEventType.class),
					ByteString.copyFrom(bytes("undecodable")), text("reason"));
		}
		if (this.json.has("call")) {
			return call();
		}
		if (this.json.has("outcome")) {
			return new Recorded.Outcome(this.number, at(), number("n"), required("outcome", CallOutcome.class),
					this.json.path("status").asInt(0), optionalText("message"));
		}
		if (this.json.has("state")) {
			return new Recorded.State(this.number, at(), required("from", SubscriptionState.class),
					required("state", SubscriptionState.class), value("reason", SessionLoss.class),
					optionalText("detail"));
		}
		if (this.json.has("lost")) {
			return new Recorded.Lost(this.number, at(), number("lost"));
		}
		throw expected("one of the fields event, undecodable, call, outcome, state and lost");
	}

	private Recorded start() {
		if (number(HEADER) != VERSION) {
			throw expected("format " + VERSION + " (a newer version of the starter wrote this one)");
		}
		String mediaType = text("encoding");
		Encoding encoding = Arrays.stream(Encoding.values())
			.filter((candidate) -> candidate.codec().mediaType().equals(mediaType))
			.findFirst()
			.orElseThrow(() -> expected("'encoding' to be the media type of one"));
		return new Recorded.Start(this.number, at(), text("framework"), encoding);
	}

	private Recorded call() {
		Call call = message("call", Call.getDefaultInstance());
		if (this.json.has("master")) {
			return new Recorded.Call(this.number, at(), 0, 0, URI.create(text("master")), call);
		}
		return new Recorded.Call(this.number, at(), number("epoch"), number("n"), null, call);
	}

	private <T extends Message> T message(String field, T type) {
		try {
			return Encoding.JSON.codec().decode(this.json.get(field).toString().getBytes(StandardCharsets.UTF_8), type);
		}
		catch (CodecException ex) {
			throw expected("'" + field + "' to be " + type.getDescriptorForType().getFullName() + " (" + ex.getMessage()
					+ ")");
		}
	}

	private Instant at() {
		try {
			return Instant.parse(text("at"));
		}
		catch (DateTimeException ex) {
			throw expected("'at' to be a time like 2026-11-23T03:00:00Z");
		}
	}

	private byte[] bytes(String field) {
		try {
			return Base64.getDecoder().decode(text(field));
		}
		catch (IllegalArgumentException ex) {
			throw expected("'" + field + "' to be Base64");
		}
	}

	private long number(String field) {
		JsonNode value = this.json.path(field);
		if (!value.isIntegralNumber()) {
			throw expected("a number in '" + field + "'");
		}
		return value.asLong();
	}

	private String text(String field) {
		String text = optionalText(field);
		if (text == null) {
			throw expected("a text in '" + field + "'");
		}
		return text;
	}

	private @Nullable String optionalText(String field) {
		JsonNode value = this.json.path(field);
		return value.isString() ? value.asString() : null;
	}

	private <E extends Enum<E>> E required(String field, Class<E> type) {
		E value = value(field, type);
		if (value == null) {
			throw expected("a text in '" + field + "'");
		}
		return value;
	}

	private <E extends Enum<E>> @Nullable E value(String field, Class<E> type) {
		String name = optionalText(field);
		if (name == null) {
			return null;
		}
		try {
			return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			throw expected("'" + field + "' to be one of "
					+ Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
		}
	}

	private static IllegalArgumentException expected(String what) {
		return new IllegalArgumentException(what);
	}

}
