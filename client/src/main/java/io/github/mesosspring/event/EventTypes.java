package io.github.mesosspring.event;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * How the types of events and their payloads belong together.
 */
final class EventTypes {

	private static final Map<Class<?>, Payload> PAYLOADS = new HashMap<>();

	private static final Set<MesosEventType> TYPES = EnumSet.noneOf(MesosEventType.class);

	private static final Map<MesosEventType, FieldDescriptor> FIELDS = new EnumMap<>(MesosEventType.class);

	static {
		payload(Event.Subscribed.class, MesosEventType.SUBSCRIBED, Event::getSubscribed);
		payload(Event.Offers.class, MesosEventType.OFFERS, Event::getOffers);
		payload(Event.InverseOffers.class, MesosEventType.INVERSE_OFFERS, Event::getInverseOffers);
		payload(Event.Rescind.class, MesosEventType.RESCIND, Event::getRescind);
		payload(Event.RescindInverseOffer.class, MesosEventType.RESCIND_INVERSE_OFFER, Event::getRescindInverseOffer);
		payload(Event.Update.class, MesosEventType.UPDATE, Event::getUpdate);
		payload(Event.UpdateOperationStatus.class, MesosEventType.UPDATE_OPERATION_STATUS,
				Event::getUpdateOperationStatus);
		payload(Event.Message.class, MesosEventType.MESSAGE, Event::getMessage);
		payload(Event.Failure.class, MesosEventType.FAILURE, Event::getFailure);
		payload(Event.Error.class, MesosEventType.ERROR, Event::getError);
		for (Event.Type type : Event.Type.values()) {
			if (type != Event.Type.UNKNOWN) {
				TYPES.add(MesosEventType.valueOf(type.name()));
			}
		}
	}

	private EventTypes() {
	}

	static @Nullable Payload payload(Class<?> type) {
		return PAYLOADS.get(type);
	}

	/**
	 * Whether an event has the payload that its type promises.
	 */
	static boolean hasPayload(MesosEventType type, Event event) {
		FieldDescriptor payload = FIELDS.get(type);
		return payload == null || event.hasField(payload);
	}

	static boolean isOfScheduler(MesosEventType type) {
		return TYPES.contains(type);
	}

	static List<MesosEventType> ofScheduler() {
		return List.copyOf(TYPES);
	}

	private static void payload(Class<?> payload, MesosEventType type, Function<Event, Object> getter) {
		PAYLOADS.put(payload, new Payload(type, getter));
		FIELDS.put(type, Event.getDescriptor().findFieldByName(type.name().toLowerCase(Locale.ROOT)));
	}

	record Payload(MesosEventType type, Function<Event, Object> getter) {
	}

}
