package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What a handler method asks for, worked out once, when the application starts.
 *
 * @param types the types of events it handles
 * @param arguments where its arguments come from
 * @param perOffer whether it is called for one offer at a time
 * @param manual whether it acknowledges by itself
 */
record HandlerSignature(Set<MesosEventType> types, List<Argument> arguments, boolean perOffer, boolean manual) {

	/**
	 * Work out a signature.
	 * @param method the method
	 * @param declared the types named by the annotation
	 * @param calls what a parameter for calls is given
	 * @return the signature
	 * @throws InvalidEventHandlerException if it cannot work
	 */
	static HandlerSignature of(Method method, MesosEventType[] declared, CallOperations calls) {
		return new Reader(method, calls).read(declared);
	}

	private static final class Reader {

		private static final String POSSIBLE = "possible are Event, its payload (Event.Offers, Event.Update, ...), "
				+ "Offer, List<Offer>, TaskStatus, CallOperations, CallTemplate, Acknowledgment and DeliveryAttempt";

		private final Method method;

		private final CallOperations calls;

		private final List<Argument> arguments = new ArrayList<>();

		private @Nullable MesosEventType inferred;

		private @Nullable Parameter inferredFrom;

		private boolean perOffer;

		private boolean manual;

		Reader(Method method, CallOperations calls) {
			this.method = method;
			this.calls = calls;
		}

		HandlerSignature read(MesosEventType[] declared) {
			checkReturnType();
			for (Parameter parameter : this.method.getParameters()) {
				this.arguments.add(argument(parameter, parameter.getParameterizedType()));
			}
			return new HandlerSignature(types(declared), List.copyOf(this.arguments), this.perOffer, this.manual);
		}

		private Argument argument(Parameter parameter, Type generic) {
			Class<?> type = parameter.getType();
			if (type == Event.class) {
				return Delivery::event;
			}
			if (type == Offer.class) {
				belongsTo(MesosEventType.OFFERS, parameter);
				this.perOffer = true;
				return Delivery::offer;
			}
			if (isListOfOffers(type, generic)) {
				belongsTo(MesosEventType.OFFERS, parameter);
				return Delivery::offers;
			}
			if (type == TaskStatus.class) {
				belongsTo(MesosEventType.UPDATE, parameter);
				return (delivery) -> delivery.event().getUpdate().getStatus();
			}
			if (type == Acknowledgment.class) {
				belongsTo(MesosEventType.UPDATE, parameter);
				this.manual = true;
				return Delivery::acknowledgment;
			}
			if (type == DeliveryAttempt.class) {
				belongsTo(MesosEventType.UPDATE, parameter);
				return Delivery::attempt;
			}
			if (CallOperations.class.isAssignableFrom(type)) {
				return calls(type);
			}
			EventTypes.Payload payload = EventTypes.payload(type);
			if (payload == null) {
				throw invalid("nothing can be passed for its parameter of type " + HandlerNames.of(generic) + "; "
						+ POSSIBLE);
			}
			belongsTo(payload.type(), parameter);
			return (delivery) -> payload.getter().apply(delivery.event());
		}

		private Argument calls(Class<?> type) {
			if (!type.isInstance(this.calls)) {
				throw invalid("it asks for a " + HandlerNames.of(type) + ", but calls are made through a "
						+ HandlerNames.of(this.calls.getClass()) + "; declare the parameter as CallOperations");
			}
			return (delivery) -> this.calls;
		}

		private static boolean isListOfOffers(Class<?> type, Type generic) {
			return type.isAssignableFrom(List.class) && generic instanceof ParameterizedType list
					&& list.getActualTypeArguments().length == 1 && list.getActualTypeArguments()[0] == Offer.class;
		}

		private void belongsTo(MesosEventType type, Parameter parameter) {
			if (this.inferred != null && this.inferred != type && this.inferredFrom != null) {
				throw invalid("its parameters " + name(this.inferredFrom) + " and " + name(parameter)
						+ " belong to different events, " + this.inferred + " and " + type
						+ "; write one method for each");
			}
			this.inferred = type;
			this.inferredFrom = parameter;
		}

		private Set<MesosEventType> types(MesosEventType[] declared) {
			if (declared.length == 0) {
				if (this.inferred == null) {
					throw invalid("none of its parameters tells which events it handles; name them, as in "
							+ "@MesosEventHandler(MesosEventType.UPDATE)");
				}
				return EnumSet.of(this.inferred);
			}
			for (MesosEventType type : declared) {
				if (!EventTypes.isOfScheduler(type)) {
					throw invalid("a scheduler never receives " + type + ", it is an event for executors; a scheduler "
							+ "receives " + EventTypes.ofScheduler());
				}
				if (this.inferred != null && this.inferred != type && this.inferredFrom != null) {
					throw invalid("it is declared for " + type + ", but its parameter " + name(this.inferredFrom)
							+ " only comes with " + this.inferred + "; take the whole Event instead, or write one "
							+ "method for each type");
				}
			}
			return EnumSet.copyOf(Arrays.asList(declared));
		}

		private void checkReturnType() {
			Class<?> type = this.method.getReturnType();
			if (type != void.class && type != Void.class && !Publisher.class.isAssignableFrom(type)
					&& !CompletionStage.class.isAssignableFrom(type)) {
				throw invalid("nobody would use the " + HandlerNames.of(this.method.getGenericReturnType())
						+ " it returns; possible are void, Mono, Flux or another Publisher, and CompletionStage");
			}
		}

		private static String name(Parameter parameter) {
			return HandlerNames.of(parameter.getParameterizedType());
		}

		private InvalidEventHandlerException invalid(String reason) {
			return new InvalidEventHandlerException(this.method, reason);
		}

	}

}
