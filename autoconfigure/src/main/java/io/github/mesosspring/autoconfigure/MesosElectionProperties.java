package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Which of several instances is the framework: the keys below {@code mesos.election}.
 */
public class MesosElectionProperties {

	/**
	 * How the instances of the framework agree on which of them leads.
	 */
	private Type type = Type.NONE;

	/**
	 * Role of the leadership events to listen to, if the type is 'events'; any if not
	 * set.
	 */
	private @Nullable String role;

	public Type getType() {
		return this.type;
	}

	public void setType(Type type) {
		this.type = type;
	}

	public @Nullable String getRole() {
		return this.role;
	}

	public void setRole(@Nullable String role) {
		this.role = role;
	}

	/**
	 * How the instances agree.
	 */
	public enum Type {

		/** Not at all: there is one instance. */
		NONE,

		/** In ZooKeeper, by Curator's leader latch. */
		ZOOKEEPER,

		/**
		 * By an election of the application's own that publishes Spring Integration's
		 * leadership events.
		 */
		EVENTS

	}

}
