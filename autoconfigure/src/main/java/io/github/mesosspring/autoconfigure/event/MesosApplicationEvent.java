package io.github.mesosspring.autoconfigure.event;

import org.springframework.context.ApplicationEvent;

/**
 * Something became of a framework of this application. Published in the order in which it
 * happened, on a thread of its own for each framework unless an event says otherwise, so
 * that a listener may take its time; what it is told may have changed again by then. A
 * listener that throws is logged and keeps no other from being told. If listeners are so
 * slow that a thousand events of a framework wait, further ones are left out, which is
 * logged. Nothing is published once the application context is closed.
 */
public abstract class MesosApplicationEvent extends ApplicationEvent {

	private final String frameworkName;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 */
	protected MesosApplicationEvent(Object source, String frameworkName) {
		super(source);
		this.frameworkName = frameworkName;
	}

	/**
	 * The framework.
	 * @return its configured name, {@code FrameworkInfo.name}, as in the tag
	 * {@code framework} of the meters
	 */
	public String getFrameworkName() {
		return this.frameworkName;
	}

	/**
	 * What makes this event another than its likes, for logs.
	 * @return a few words
	 */
	protected abstract String details();

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.frameworkName + ": " + details() + "]";
	}

}
