package io.github.mesosspring.recording;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes lines of a recording, each a JSON object, and takes the secrets out on the way.
 */
final class LineFormat {

	/** To be raised when older readers would misread what is written. */
	private static final int VERSION = 1;

	private static final JsonFactory JSON = new JsonFactory();

	private final String framework;

	private final Encoding encoding;

	LineFormat(String framework, Encoding encoding) {
		this.framework = framework;
		this.encoding = encoding;
	}

	byte[] header(Instant at) {
		return object((line) -> {
			line.writeNumberProperty("mesos-recording", VERSION);
			line.writeStringProperty("at", time(at));
			line.writeStringProperty("framework", this.framework);
			line.writeStringProperty("encoding", this.encoding.codec().mediaType());
		});
	}

	byte[] line(Entry entry) {
		return object((line) -> {
			line.writeStringProperty("at", time(entry.at()));
			if (entry instanceof Entry.Received received) {
				write(received, line);
			}
			else if (entry instanceof Entry.Made made) {
				line.writeNumberProperty("epoch", made.epoch());
				line.writeNumberProperty("n", made.number());
				write(made.call(), line);
			}
			else if (entry instanceof Entry.Subscribing subscribing) {
				line.writeStringProperty("master", SecretText.withoutUserInfo(subscribing.master().toString()));
				write(subscribing.call(), line);
			}
			else if (entry instanceof Entry.Ended ended) {
				write(ended, line);
			}
			else if (entry instanceof Entry.Changed changed) {
				write(changed.change(), line);
			}
			else if (entry instanceof Entry.Lost lost) {
				line.writeNumberProperty("lost", lost.count());
			}
		});
	}

	private void write(Entry.Received received, JsonGenerator line) {
		line.writeNumberProperty("epoch", received.epoch());
		byte[] event;
		try {
			event = event(received);
		}
		catch (RuntimeException ex) {
			line.writeName("undecodable");
			line.writeBinary(received.record());
			if (received.type() != null) {
				line.writeStringProperty("type", received.type().name());
			}
			writeText("reason", String.valueOf(ex.getMessage()), line);
			return;
		}
		raw("event", event, line);
	}

	private byte[] event(Entry.Received received) {
		Event event = this.encoding.codec().decode(received.record(), Event.getDefaultInstance());
		if (!event.hasType() || received.type() == null) {
			throw new CodecException("its type is not one of this version's", null);
		}
		return MesosJson.masterCodec().encode(Redaction.withoutSecrets(event));
	}

	/**
	 * A call that a master could not read is refused before it is sent. Its type has to
	 * do then.
	 */
	private static void write(Call call, JsonGenerator line) {
		MessageCodec codec = Encoding.JSON.codec();
		try {
			byte[] json = codec.encode(Redaction.withoutSecrets(call));
			codec.decode(json, Call.getDefaultInstance());
			raw("call", json, line);
		}
		catch (CodecException ex) {
			raw("call", codec.encode(Call.newBuilder().setType(call.getType()).build()), line);
			writeText("incomplete", String.valueOf(ex.getMessage()), line);
		}
	}

	private static void write(Entry.Ended ended, JsonGenerator line) {
		line.writeNumberProperty("n", ended.number());
		line.writeStringProperty("outcome", ended.outcome().tag());
		if (ended.status() != 0) {
			line.writeNumberProperty("status", ended.status());
		}
		writeText("message", ended.message(), line);
	}

	private static void write(SubscriptionStateChange change, JsonGenerator line) {
		line.writeStringProperty("state", change.to().name());
		line.writeStringProperty("from", change.from().name());
		if (change.reason() != null) {
			line.writeStringProperty("reason", change.reason().tag());
		}
		writeText("detail", change.detail(), line);
	}

	private static String time(Instant at) {
		return at.truncatedTo(ChronoUnit.MICROS).toString();
	}

	private static void writeText(String name, @Nullable String text, JsonGenerator line) {
		if (text != null) {
			line.writeStringProperty(name, SecretText.withoutSecrets(text));
		}
	}

	private static void raw(String name, byte[] json, JsonGenerator line) {
		line.writeName(name);
		line.writeRawValue(new String(json, StandardCharsets.UTF_8));
	}

	private static byte[] object(Consumer<JsonGenerator> content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			line.writeStartObject();
			content.accept(line);
			line.writeEndObject();
		}
		return bytes.toByteArray();
	}

}
