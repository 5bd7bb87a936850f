package io.github.mesosspring.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads scheduler events, also in the shapes that the document of Mesos 0.24 prints and
 * no master has ever sent: offers as a plain list, the message of an ERROR at the top,
 * and some names. What is there in its real shape counts more, wherever it stands.
 */
final class JsonEventReader extends JsonMessageReader {

	private static final Descriptor EVENT = Event.getDescriptor();

	private static final FieldDescriptor OFFERS = EVENT.findFieldByNumber(Event.OFFERS_FIELD_NUMBER);

	private static final FieldDescriptor OFFER_LIST = Event.Offers.getDescriptor()
		.findFieldByNumber(Event.Offers.OFFERS_FIELD_NUMBER);

	private static final FieldDescriptor MESSAGE = EVENT.findFieldByNumber(Event.MESSAGE_FIELD_NUMBER);

	private static final FieldDescriptor ERROR = EVENT.findFieldByNumber(Event.ERROR_FIELD_NUMBER);

	private static final FieldDescriptor ERROR_MESSAGE = Event.Error.getDescriptor()
		.findFieldByNumber(Event.Error.MESSAGE_FIELD_NUMBER);

	private static final Map<Descriptor, Map<String, FieldDescriptor>> NAMES = names();

	/**
	 * Names that mean something though they are none of a field.
	 */
	static Map<Descriptor, Map<String, FieldDescriptor>> otherNames() {
		return NAMES;
	}

	JsonEventReader(JsonTypes types) {
		super(types);
	}

	static boolean reads(Descriptor type) {
		return type == EVENT;
	}

	@Override
	void readUnknown(JsonParser parser, String name, JsonToken token, Message.Builder builder) {
		FieldDescriptor meant = NAMES.getOrDefault(builder.getDescriptorForType(), Map.of()).get(name);
		if (meant != null && fits(meant, token) && !builder.hasField(meant)) {
			readSingle(parser, token, field(meant), builder);
		}
		else {
			parser.skipChildren();
		}
	}

	@Override
	void readSingle(JsonParser parser, JsonToken token, JsonField field, Message.Builder builder) {
		if (token == JsonToken.START_ARRAY && field.descriptor() == OFFERS) {
			Event.Offers.Builder offers = Event.Offers.newBuilder();
			readElements(parser, token, field(OFFER_LIST), offers);
			builder.setField(OFFERS, offers.buildPartial());
		}
		else if (token == JsonToken.VALUE_STRING && field.descriptor() == MESSAGE) {
			Event.Error.Builder error = Event.Error.newBuilder();
			readSingle(parser, token, field(ERROR_MESSAGE), error);
			if (!builder.hasField(ERROR)) {
				builder.setField(ERROR, error.buildPartial());
			}
		}
		else {
			super.readSingle(parser, token, field, builder);
		}
	}

	/**
	 * What else is called so is as unknown as ever.
	 */
	private static boolean fits(FieldDescriptor meant, JsonToken token) {
		return token == ((meant.getJavaType() == FieldDescriptor.JavaType.MESSAGE) ? JsonToken.START_OBJECT
				: JsonToken.VALUE_STRING);
	}

	private static Map<Descriptor, Map<String, FieldDescriptor>> names() {
		Set<Descriptor> types = new HashSet<>();
		collect(EVENT, types);
		Map<Descriptor, Map<String, FieldDescriptor>> names = new HashMap<>();
		types.forEach((type) -> name(names, type, "slave_id", type.findFieldByName("agent_id")));
		name(names, Offer.getDescriptor(), "offer_id", Offer.getDescriptor().findFieldByNumber(Offer.ID_FIELD_NUMBER));
		name(names, TaskStatus.getDescriptor(), "bytes",
				TaskStatus.getDescriptor().findFieldByNumber(TaskStatus.DATA_FIELD_NUMBER));
		return names;
	}

	private static void name(Map<Descriptor, Map<String, FieldDescriptor>> names, Descriptor type, String name,
			@Nullable FieldDescriptor meant) {
		if (meant != null) {
			names.computeIfAbsent(type, (first) -> new HashMap<>()).put(name, meant);
		}
	}

	private static void collect(Descriptor type, Set<Descriptor> found) {
		if (found.add(type)) {
			type.getFields()
				.stream()
				.filter((field) -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
				.forEach((field) -> collect(field.getMessageType(), found));
		}
	}

}
