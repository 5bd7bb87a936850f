package io.github.mesosspring.event;

/**
 * What a handler method that asks for it is given to make calls.
 *
 * @param type the interface, or the class at the top, that parameters are recognised by
 * @param calls what is passed
 */
record HandlerCalls(Class<?> type, Object calls) {

	boolean isAskedForBy(Class<?> parameter) {
		return this.type.isAssignableFrom(parameter);
	}

}
