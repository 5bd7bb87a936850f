package io.github.mesosspring.autoconfigure.event;

/**
 * The framework is no more and its tasks are gone with it. Published before what follows:
 * it was torn down and the subscription stops, or the master has removed it and the
 * subscription fails or, with {@code mesos.subscription.on-framework-removed: subscribe-
 * as-new}, registers a new one.
 */
public class MesosFrameworkRemovedEvent extends MesosApplicationEvent {

	private final String frameworkId;

	private final boolean tornDown;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param frameworkId the id it had
	 * @param tornDown whether this application tore it down
	 */
	public MesosFrameworkRemovedEvent(Object source, String frameworkName, String frameworkId, boolean tornDown) {
		super(source, frameworkName);
		this.frameworkId = frameworkId;
		this.tornDown = tornDown;
	}

	/**
	 * The id the framework had.
	 * @return the id
	 */
	public String getFrameworkId() {
		return this.frameworkId;
	}

	/**
	 * Whether it was torn down by this application.
	 * @return {@code false} if an operator removed it, or its failover timeout had run
	 * out
	 */
	public boolean isTornDown() {
		return this.tornDown;
	}

	@Override
	protected String details() {
		return this.frameworkId + (this.tornDown ? " torn down" : " removed");
	}

}
