package io.github.mesosspring.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * What one of the APIs sends, and what handlers of its events may take. There are two,
 * {@link SchedulerEventSchema} and {@link ExecutorEventSchema}. Immutable.
 * <p>
 * It is there before the application is, so that nothing of it asks for the descriptors
 * of messages, which are costly to put together, before the first event.
 *
 * @param <E> the events of the API
 */
final class EventSchema<E extends Message> {

	private final E prototype;

	private final ApiRole role;

	private final List<MesosEventType> types;

	private final Map<MesosEventType, Predicate<E>> payloads;

	private final Map<Class<?>, HandlerParameter> parameters;

	private final Map<Class<?>, HandlerParameter> lists;

	private final Predicate<@Nullable MesosEventType> lasting;

	private EventSchema(Builder<E> builder, Predicate<@Nullable MesosEventType> lasting) {
		this.prototype = builder.prototype;
		this.role = builder.role;
		this.types = List.copyOf(builder.types);
		this.payloads = new EnumMap<>(builder.payloads);
		this.parameters = Map.copyOf(builder.parameters);
		this.lists = Map.copyOf(builder.lists);
		this.lasting = lasting;
	}

	E prototype() {
		return this.prototype;
	}

	/**
	 * What is sent to those who are on the other side.
	 */
	EventSchema<?> other() {
		return (this.role == ApiRole.SCHEDULER) ? ExecutorEventSchema.INSTANCE : SchedulerEventSchema.INSTANCE;
	}

	/**
	 * Who receives these events.
	 */
	ApiRole role() {
		return this.role;
	}

	List<MesosEventType> types() {
		return this.types;
	}

	/**
	 * Whether an event has the payload that its type promises.
	 */
	boolean hasPayload(MesosEventType type, E event) {
		Predicate<E> payload = this.payloads.get(type);
		return payload == null || payload.test(event);
	}

	/**
	 * The delivery of an event that has the payload of its type, with nothing in it but
	 * one of each of its lists.
	 */
	Delivery sample(MesosEventType type) {
		Message.Builder event = this.prototype.newBuilderForType();
		FieldDescriptor kind = event.getDescriptorForType().findFieldByName("type");
		event.setField(kind, kind.getEnumType().findValueByName(type.name()));
		FieldDescriptor payload = event.getDescriptorForType().findFieldByName(type.name().toLowerCase(Locale.ROOT));
		if (payload == null) {
			return Delivery.of(type, event.buildPartial());
		}
		Message.Builder filled = event.getFieldBuilder(payload);
		Message first = null;
		for (FieldDescriptor field : payload.getMessageType().getFields()) {
			if (field.isRepeated() && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
				Message element = filled.newBuilderForField(field).buildPartial();
				filled.addRepeatedField(field, element);
				first = (first != null) ? first : element;
			}
		}
		return new Delivery(type, event.buildPartial(), first, null, DeliveryAttempt.ONLY);
	}

	/**
	 * Whether an event is still to be delivered when its subscription has ended.
	 */
	boolean isLasting(@Nullable MesosEventType type) {
		return this.lasting.test(type);
	}

	/**
	 * What can be passed for a parameter.
	 * @return where the argument comes from, or {@code null} if there is nothing
	 */
	@Nullable HandlerParameter parameter(Class<?> type, Type generic) {
		if (type.isAssignableFrom(List.class) && generic instanceof ParameterizedType list
				&& list.getActualTypeArguments().length == 1
				&& list.getActualTypeArguments()[0] instanceof Class<?> element) {
			return this.lists.get(element);
		}
		return this.parameters.get(type);
	}

	/**
	 * Defines a schema.
	 *
	 * @param <E> the events of the API
	 */
	static final class Builder<E extends Message> {

		private final E prototype;

		private final ApiRole role;

		private final Set<MesosEventType> types = EnumSet.noneOf(MesosEventType.class);

		private final Map<MesosEventType, Predicate<E>> payloads = new EnumMap<>(MesosEventType.class);

		private final Map<Class<?>, HandlerParameter> parameters = new HashMap<>();

		private final Map<Class<?>, HandlerParameter> lists = new HashMap<>();

		Builder(E prototype, ApiRole role) {
			this.prototype = prototype;
			this.role = role;
			this.parameters.put(prototype.getClass(), new HandlerParameter(Set.of(), Delivery::event));
		}

		/**
		 * A type of event without payload.
		 */
		Builder<E> bare(MesosEventType type) {
			this.types.add(type);
			return this;
		}

		/**
		 * The payload of a type of event.
		 */
		<P> Builder<E> payload(MesosEventType type, Class<P> payload, Predicate<E> present, Function<E, P> getter) {
			this.types.add(type);
			this.payloads.put(type, present);
			return part(payload, getter, type);
		}

		/**
		 * A part of events that a handler can ask for.
		 */
		<P> Builder<E> part(Class<P> part, Function<E, P> getter, MesosEventType... types) {
			return beside(part, argument(getter), types);
		}

		/**
		 * A list in events that a handler can ask for.
		 */
		<P> Builder<E> list(Class<P> element, Function<E, List<P>> getter, MesosEventType... types) {
			this.lists.put(element, new HandlerParameter(setOf(types), argument(getter)));
			return this;
		}

		/**
		 * Something that comes with the delivery of events, beside them.
		 */
		Builder<E> beside(Class<?> parameter, Argument argument, MesosEventType... types) {
			this.parameters.put(parameter, new HandlerParameter(setOf(types), argument));
			return this;
		}

		/**
		 * Build the schema.
		 * @param lasting which types of events are still to be delivered when their
		 * subscription has ended
		 */
		EventSchema<E> build(Predicate<@Nullable MesosEventType> lasting) {
			return new EventSchema<>(this, lasting);
		}

		private static Set<MesosEventType> setOf(MesosEventType... types) {
			return EnumSet.copyOf(Arrays.asList(types));
		}

		@SuppressWarnings("unchecked")
		private Argument argument(Function<E, ?> getter) {
			Class<E> type = (Class<E>) this.prototype.getClass();
			return (delivery) -> getter.apply(type.cast(delivery.event()));
		}

	}

}
