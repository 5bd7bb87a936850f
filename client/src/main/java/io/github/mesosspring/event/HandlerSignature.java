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
import java.util.stream.Collectors;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What a handler method asks for, worked out once, when the application starts.
 *
 * @param types the types of events it handles
 * @param arguments where its arguments come from
 * @param perOffer whether it is called for one offer, or inverse offer, at a time
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
				+ "Offer, List<Offer>, InverseOffer, List<InverseOffer>, TaskStatus, OperationStatus, CallOperations, "
				+ "CallTemplate, Acknowledgment and DeliveryAttempt";

		private static final Set<MesosEventType> UPDATES = EnumSet.of(MesosEventType.UPDATE,
				MesosEventType.UPDATE_OPERATION_STATUS);

		private final Method method;

		private final CallOperations calls;

		private final List<Argument> arguments = new ArrayList<>();

		private Set<MesosEventType> inferred = EnumSet.noneOf(MesosEventType.class);

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
			if (isListOf(Offer.class, type, generic)) {
				belongsTo(MesosEventType.OFFERS, parameter);
				return Delivery::offers;
			}
			if (type == InverseOffer.class) {
				belongsTo(MesosEventType.INVERSE_OFFERS, parameter);
				this.perOffer = true;
				return Delivery::offer;
			}
			if (isListOf(InverseOffer.class, type, generic)) {
				belongsTo(MesosEventType.INVERSE_OFFERS, parameter);
				return Delivery::inverseOffers;
			}
			if (type == TaskStatus.class) {
				belongsTo(MesosEventType.UPDATE, parameter);
				return (delivery) -> delivery.event().getUpdate().getStatus();
			}
			if (type == OperationStatus.class) {
				belongsTo(MesosEventType.UPDATE_OPERATION_STATUS, parameter);
				return (delivery) -> delivery.event().getUpdateOperationStatus().getStatus();
			}
			if (type == Acknowledgment.class) {
				belongsTo(UPDATES, parameter);
				this.manual = true;
				return Delivery::acknowledgment;
			}
			if (type == DeliveryAttempt.class) {
				belongsTo(UPDATES, parameter);
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

		private static boolean isListOf(Class<?> element, Class<?> type, Type generic) {
			return type.isAssignableFrom(List.class) && generic instanceof ParameterizedType list
					&& list.getActualTypeArguments().length == 1 && list.getActualTypeArguments()[0] == element;
		}

		private void belongsTo(MesosEventType type, Parameter parameter) {
			belongsTo(EnumSet.of(type), parameter);
		}

		private void belongsTo(Set<MesosEventType> types, Parameter parameter) {
			Set<MesosEventType> common = EnumSet.copyOf(types);
			if (this.inferredFrom != null) {
				common.retainAll(this.inferred);
			}
			if (common.isEmpty() && this.inferredFrom != null) {
				throw invalid("its parameters " + name(this.inferredFrom) + " and " + name(parameter)
						+ " belong to different events, " + names(this.inferred) + " and " + names(types)
						+ "; write one method for each");
			}
			this.inferredFrom = (this.inferredFrom == null || common.size() < this.inferred.size()) ? parameter
					: this.inferredFrom;
			this.inferred = common;
		}

		private static String names(Set<MesosEventType> types) {
			return types.stream().map(MesosEventType::name).collect(Collectors.joining(" or "));
		}

		private Set<MesosEventType> types(MesosEventType[] declared) {
			if (declared.length == 0) {
				if (this.inferredFrom == null) {
					throw invalid("none of its parameters tells which events it handles; name them, as in "
							+ "@MesosEventHandler(MesosEventType.UPDATE)");
				}
				// what both kinds of updates have stands for those of tasks
				return EnumSet.of(this.inferred.iterator().next());
			}
			for (MesosEventType type : declared) {
				if (!EventTypes.isOfScheduler(type)) {
					throw invalid("a scheduler never receives " + type + ", it is an event for executors; a scheduler "
							+ "receives " + EventTypes.ofScheduler());
				}
				if (this.inferredFrom != null && !this.inferred.contains(type)) {
					throw invalid("it is declared for " + type + ", but its parameter " + name(this.inferredFrom)
							+ " only comes with " + names(this.inferred)
							+ "; take the whole Event instead, or write one " + "method for each type");
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
