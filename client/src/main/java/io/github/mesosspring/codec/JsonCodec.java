package io.github.mesosspring.codec;

import java.io.IOException;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.ByteArrayBuilder;

/**
 * The JSON dialect of Mesos, which is not the canonical JSON of protobuf.
 * <p>
 * Bytes that are not valid UTF-8 do not make a message undecodable, since masters pass
 * them on unchecked: each such sequence is read as U+FFFD. A value that held some is
 * therefore not the same when sent back.
 */
final class JsonCodec implements MessageCodec {

	private final JsonTypes types;

	private final boolean asMaster;

	private final JsonMessageReader reader;

	private final JsonMessageReader eventReader;

	private final JsonMessageWriter writer;

	private final boolean escapedSlashes;

	JsonCodec(boolean asMaster) {
		this(JsonTypes.CURRENT, asMaster, JsonDialect.CURRENT.escapedSlashes());
	}

	JsonCodec(JsonDialect dialect) {
		this(new JsonTypes(dialect), true, dialect.escapedSlashes());
	}

	private JsonCodec(JsonTypes types, boolean asMaster, boolean escapedSlashes) {
		this.types = types;
		this.asMaster = asMaster;
		this.reader = new JsonMessageReader(types);
		this.eventReader = new JsonEventReader(types);
		this.writer = new JsonMessageWriter(types, asMaster);
		this.escapedSlashes = escapedSlashes;
	}

	@Override
	public String mediaType() {
		return "application/json";
	}

	@Override
	public byte[] encode(Message message) {
		byte[] plain = this.asMaster ? null : encodePlain(message);
		return (plain != null) ? plain : encodeByField(message);
	}

	/**
	 * Encode a message by way of its wire format.
	 * @return its bytes, or {@code null} if there is anything about it that is not plain
	 */
	byte @Nullable [] encodePlain(Message message) {
		byte[] wire = message.toByteArray();
		JsonText out = new JsonText(wire.length * 3 + 64);
		JsonWireWriter wireWriter = new JsonWireWriter(wire, out);
		try {
			if (!wireWriter.write(this.types.of(message.getDescriptorForType()))
					|| (wireWriter.hasReplacements() && !message.getParserForType().parseFrom(wire).equals(message))) {
				return null;
			}
		}
		catch (IOException ex) {
			return null;
		}
		return out.toByteArray();
	}

	byte[] encodeByField(Message message) {
		ByteArrayBuilder out = new ByteArrayBuilder();
		try (JsonGenerator generator = JsonStreams.generator(out, this.escapedSlashes)) {
			this.writer.write(message, generator);
		}
		catch (JacksonException ex) {
			throw new CodecException("Cannot write a " + message.getDescriptorForType().getFullName() + " as JSON: "
					+ ex.getOriginalMessage(), ex);
		}
		return out.toByteArray();
	}

	@Override
	public <T extends Message> T decode(byte[] bytes, T prototype) {
		T plain = decodePlain(bytes, prototype);
		return (plain != null) ? plain : decodeByField(bytes, prototype);
	}

	<T extends Message> T decodeByField(byte[] bytes, T prototype) {
		try {
			return decodeUtf8(bytes, prototype);
		}
		catch (MalformedJsonException ex) {
			return decodeUtf8(JsonStreams.repair(bytes, ex), prototype);
		}
	}

	/**
	 * Decode a message by way of its wire format.
	 * @return the message, or {@code null} if there is anything about it that is not
	 * plain, which may be an error
	 */
	@SuppressWarnings("unchecked")
	<T extends Message> @Nullable T decodePlain(byte[] bytes, T prototype) {
		WireBuffer wire = new WireBuffer(bytes.length / 2 + 32);
		try {
			if (!new JsonWireReader(JsonEventReader.otherNames(), bytes, wire)
				.read(this.types.of(prototype.getDescriptorForType()))) {
				return null;
			}
			T message = wire.parse((Parser<T>) prototype.getParserForType());
			return message.isInitialized() ? message : null;
		}
		catch (CodecException | InvalidProtocolBufferException ex) {
			return null;
		}
	}

	@SuppressWarnings("unchecked")
	private <T extends Message> T decodeUtf8(byte[] bytes, T prototype) {
		Message.Builder builder = prototype.newBuilderForType();
		JsonMessageReader reader = JsonEventReader.reads(prototype.getDescriptorForType()) ? this.eventReader
				: this.reader;
		try (JsonParser parser = JsonStreams.parser(bytes)) {
			reader.read(parser, builder);
			JsonStreams.requireEnd(parser, bytes);
		}
		catch (JacksonException ex) {
			throw JsonStreams.malformed(bytes, ex);
		}
		catch (JsonConversionException ex) {
			JsonStreams.requireWellFormed(bytes);
			throw ex;
		}
		if (!builder.isInitialized()) {
			throw new JsonConversionException(prototype.getDescriptorForType().getFullName(),
					"Missing required fields: " + String.join(", ", builder.findInitializationErrors()));
		}
		return (T) builder.buildPartial();
	}

	@Override
	public @Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field) {
		try {
			return peekEnumUtf8(bytes, field);
		}
		catch (MalformedJsonException ex) {
			return peekEnumUtf8(JsonStreams.repair(bytes, ex), field);
		}
	}

	private @Nullable EnumValueDescriptor peekEnumUtf8(byte[] bytes, FieldDescriptor field) {
		try (JsonParser parser = JsonStreams.parser(bytes)) {
			return this.reader.peekEnum(parser, field);
		}
		catch (JacksonException ex) {
			throw JsonStreams.malformed(bytes, ex);
		}
	}

}
