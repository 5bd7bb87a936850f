package io.github.mesosspring.event;

/**
 * Whether a handler is called.
 */
public enum HandlerState {

	/** It is called for the events it takes. */
	RUNNING,

	/** It is not called until it is resumed, see {@link EventHandlers#pause}. */
	PAUSED,

	/** It was switched off by the configuration and stays so. */
	DISABLED

}
