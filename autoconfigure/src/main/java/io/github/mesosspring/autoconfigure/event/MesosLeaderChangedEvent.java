package io.github.mesosspring.autoconfigure.event;

import java.net.URI;

/**
 * The framework is subscribed with another master than before. Published after the
 * {@link MesosSubscribedEvent}.
 */
public class MesosLeaderChangedEvent extends MesosApplicationEvent {

	private final URI from;

	private final URI to;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param from the master before
	 * @param to the master from now on
	 */
	public MesosLeaderChangedEvent(Object source, String frameworkName, URI from, URI to) {
		super(source, frameworkName);
		this.from = from;
		this.to = to;
	}

	/**
	 * The master of the subscription before.
	 * @return base URI of that master
	 */
	public URI getFrom() {
		return this.from;
	}

	/**
	 * The master that leads now.
	 * @return base URI of the leading master
	 */
	public URI getTo() {
		return this.to;
	}

	@Override
	protected String details() {
		return this.from + " -> " + this.to;
	}

}
