package io.github.mesosspring.autoconfigure.event;

import java.net.URI;

/**
 * A subscription stands: the master has sent SUBSCRIBED. Each is followed by one
 * {@link MesosDisconnectedEvent} when it has ended.
 */
public class MesosSubscribedEvent extends MesosApplicationEvent {

	private final String frameworkId;

	private final URI leader;

	private final long epoch;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param frameworkId the id of the framework
	 * @param leader base URI of the leading master
	 * @param epoch the number of the subscription
	 */
	public MesosSubscribedEvent(Object source, String frameworkName, String frameworkId, URI leader, long epoch) {
		super(source, frameworkName);
		this.frameworkId = frameworkId;
		this.leader = leader;
		this.epoch = epoch;
	}

	/**
	 * The id the master knows the framework by ({@code Event.Subscribed.framework_id}).
	 * @return the id of the framework
	 */
	public String getFrameworkId() {
		return this.frameworkId;
	}

	/**
	 * The master that is subscribed to.
	 * @return base URI of the leading master
	 */
	public URI getLeader() {
		return this.leader;
	}

	/**
	 * The number of the subscription, from 1, growing by one with each of this
	 * application.
	 * @return the number
	 */
	public long getEpoch() {
		return this.epoch;
	}

	/**
	 * Whether it is the first subscription since the application started.
	 * @return {@code false} if there was one before
	 */
	public boolean isFirst() {
		return this.epoch == 1;
	}

	@Override
	protected String details() {
		return this.frameworkId + " with " + this.leader + ", epoch " + this.epoch;
	}

}
