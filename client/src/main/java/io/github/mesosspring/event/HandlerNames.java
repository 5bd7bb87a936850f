package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.util.ClassUtils;

/**
 * Names of methods and types as a reader would write them.
 */
final class HandlerNames {

	private HandlerNames() {
	}

	static String of(Class<?> type, Method method) {
		String parameters = Arrays.stream(method.getGenericParameterTypes())
			.map(HandlerNames::of)
			.collect(Collectors.joining(", "));
		return of(type) + "." + method.getName() + "(" + parameters + ")";
	}

	static String of(Type type) {
		if (type instanceof ParameterizedType generic) {
			String arguments = Arrays.stream(generic.getActualTypeArguments())
				.map(HandlerNames::of)
				.collect(Collectors.joining(", "));
			return of(generic.getRawType()) + "<" + arguments + ">";
		}
		return (type instanceof Class<?> plain) ? ClassUtils.getShortName(plain) : type.getTypeName();
	}

}
