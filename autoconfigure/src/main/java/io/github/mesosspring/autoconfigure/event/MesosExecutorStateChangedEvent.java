package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.executor.ExecutorStateChange;

import org.springframework.context.ApplicationEvent;

/**
 * The subscription of this executor to its agent went from one state to another.
 * Published for every transition, in order, on a thread of its own, so that a listener
 * may take its time; the state may have changed again by then.
 */
public class MesosExecutorStateChangedEvent extends ApplicationEvent {

	private final transient ExecutorStateChange change;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param change what changed, and why
	 */
	public MesosExecutorStateChangedEvent(Object source, ExecutorStateChange change) {
		super(source);
		this.change = change;
	}

	/**
	 * What changed, and why.
	 * @return the transition
	 */
	public ExecutorStateChange getChange() {
		return this.change;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.change.from() + " -> " + this.change.to() + "]";
	}

}
