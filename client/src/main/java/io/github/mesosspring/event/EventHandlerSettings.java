package io.github.mesosspring.event;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about a handler beside its annotation. Immutable.
 *
 * @param enabled whether it is there at all
 * @param paused whether it is paused when the application starts
 * @param types the types of events it is narrowed to; none for all that it takes
 * @param condition a condition that has to be met beside the one of the annotation, or
 * {@code null}
 * @param errorHandler the bean that is told of its failures, in place of the one the
 * annotation names, or {@code null}
 * @param order its place among the handlers of an event, in place of {@code @Order}, or
 * {@code null}
 */
public record EventHandlerSettings(boolean enabled, boolean paused, Set<MesosEventType> types,
		@Nullable String condition, @Nullable String errorHandler, @Nullable Integer order) {

	/** Of a handler the configuration says nothing about. */
	public static final EventHandlerSettings DEFAULT = new EventHandlerSettings(true, false, Set.of(), null, null,
			null);

	public EventHandlerSettings {
		types = Set.copyOf(types);
	}

}
