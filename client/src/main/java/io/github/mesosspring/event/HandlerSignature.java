package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
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
	 * @param schema the API whose events the method is to handle
	 * @param calls what a parameter for calls is given
	 * @return the signature
	 * @throws InvalidEventHandlerException if it cannot work
	 */
	static HandlerSignature of(Method method, MesosEventType[] declared, EventSchema<?> schema, HandlerCalls calls) {
		return new Reader(method, schema, calls).read(declared);
	}

	/**
	 * The same for some of its types.
	 */
	HandlerSignature narrowedTo(Set<MesosEventType> some) {
		return new HandlerSignature(EnumSet.copyOf(some), this.arguments, this.perOffer, this.manual);
	}

	private static final class Reader {

		private final Method method;

		private final EventSchema<?> schema;

		private final HandlerCalls calls;

		private final List<Argument> arguments = new ArrayList<>();

		/** The types that all parameters seen so far come with, if they tell any. */
		private Set<MesosEventType> inferred = EnumSet.noneOf(MesosEventType.class);

		private @Nullable Parameter inferredFrom;

		private boolean perOffer;

		private boolean manual;

		Reader(Method method, EventSchema<?> schema, HandlerCalls calls) {
			this.method = method;
			this.schema = schema;
			this.calls = calls;
		}

		HandlerSignature read(MesosEventType[] declared) {
			checkReturnType();
			checkReceived(declared);
			for (Parameter parameter : this.method.getParameters()) {
				this.arguments.add(argument(parameter, parameter.getParameterizedType()));
			}
			return new HandlerSignature(types(declared), List.copyOf(this.arguments), this.perOffer, this.manual);
		}

		private Argument argument(Parameter parameter, Type generic) {
			Class<?> type = parameter.getType();
			if (this.calls.isAskedForBy(type)) {
				return calls(type);
			}
			HandlerParameter known = this.schema.parameter(type, generic);
			if (known == null) {
				throw unknown(type, generic);
			}
			belongsTo(known.types(), parameter);
			this.perOffer |= type == Offer.class || type == InverseOffer.class;
			this.manual |= type == Acknowledgment.class;
			return known.argument();
		}

		private Argument calls(Class<?> type) {
			Object passed = this.calls.calls();
			if (!type.isInstance(passed)) {
				throw invalid("it asks for a " + HandlerNames.of(type) + ", but calls are made through a "
						+ HandlerNames.of(passed.getClass()) + "; declare the parameter as "
						+ HandlerNames.of(this.calls.type()));
			}
			return (delivery) -> passed;
		}

		private InvalidEventHandlerException unknown(Class<?> type, Type generic) {
			ApiRole role = this.schema.role();
			boolean ofOther = this.schema.other().parameter(type, generic) != null
					|| CallOperations.class.isAssignableFrom(type);
			return invalid(ofOther ? role.lacks(generic.getTypeName().replace('$', '.'), this.calls)
					: "nothing can be passed for its parameter of type " + HandlerNames.of(generic) + "; "
							+ role.possible(this.calls));
		}

		private void belongsTo(Set<MesosEventType> types, Parameter parameter) {
			if (types.isEmpty()) {
				return;
			}
			Set<MesosEventType> common = EnumSet.copyOf(types);
			if (this.inferredFrom != null) {
				common.retainAll(this.inferred);
				if (common.isEmpty()) {
					throw invalid("its parameters " + name(this.inferredFrom) + " and " + name(parameter)
							+ " belong to different events, " + names(this.inferred) + " and " + names(types)
							+ "; write one method for each");
				}
			}
			this.inferredFrom = (this.inferredFrom == null || common.size() < this.inferred.size()) ? parameter
					: this.inferredFrom;
			this.inferred = common;
		}

		private Set<MesosEventType> types(MesosEventType[] declared) {
			if (declared.length == 0) {
				if (this.inferredFrom == null) {
					throw invalid("none of its parameters tells which events it handles; name them, as in "
							+ "@MesosEventHandler(MesosEventType.UPDATE)");
				}
				// what comes with several stands for the first, a TaskID for KILL
				return EnumSet.of(this.inferred.iterator().next());
			}
			for (MesosEventType type : declared) {
				if (this.inferredFrom != null && !this.inferred.contains(type)) {
					throw invalid("it is declared for " + type + ", but its parameter " + name(this.inferredFrom)
							+ " only comes with " + names(this.inferred) + "; take the whole Event instead, or write "
							+ "one method for each type");
				}
			}
			return EnumSet.copyOf(Arrays.asList(declared));
		}

		private void checkReceived(MesosEventType[] declared) {
			List<MesosEventType> received = this.schema.types();
			for (MesosEventType type : declared) {
				if (!received.contains(type)) {
					throw invalid(this.schema.role().neverReceives(type, received));
				}
			}
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

		private static String names(Set<MesosEventType> types) {
			return types.stream().map(MesosEventType::name).collect(Collectors.joining(" or "));
		}

		private InvalidEventHandlerException invalid(String reason) {
			return new InvalidEventHandlerException(this.method, reason);
		}

	}

}
