package io.github.mesosspring.event;

import java.lang.reflect.Method;

/**
 * A method annotated with {@link MesosEventHandler} that cannot work as it is.
 */
public class InvalidEventHandlerException extends RuntimeException {

	private final Method method;

	private final String reason;

	public InvalidEventHandlerException(Method method, String reason) {
		super("The @MesosEventHandler method " + describe(method) + " cannot work: " + reason);
		this.method = method;
		this.reason = reason;
	}

	/**
	 * The method.
	 * @return the method
	 */
	public Method getMethod() {
		return this.method;
	}

	/**
	 * Why it cannot work, and what would.
	 * @return the reason, without the name of the method
	 */
	public String getReason() {
		return this.reason;
	}

	private static String describe(Method method) {
		return HandlerNames.of(method.getDeclaringClass(), method);
	}

}
