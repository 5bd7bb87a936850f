package io.github.mesosspring.simulation;

/**
 * How an application handles status updates.
 */
enum HandlerStyle {

	/** At once. */
	SYNCHRONOUS,

	/** With a {@code Mono} that takes its time. */
	MONO,

	/** With a {@code CompletionStage} that takes its time. */
	STAGE,

	/** With an acknowledgement of its own. */
	MANUAL

}
