package io.github.mesosspring.event;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a handler at a moment. Counts begin with the application and go by
 * calls: a method that takes one offer at a time is called, or filtered, for each.
 *
 * @param id its id
 * @param types the types of events it takes; for a disabled one those it names
 * @param state whether it is called
 * @param handled how many calls returned normally
 * @param failed how many calls failed, or had a condition that could not be evaluated
 * @param filtered how many calls its condition prevented
 * @param skipped how many events of its types came while it was paused; repetitions count
 * again
 * @param lastFailure the class of what it failed with last, or {@code null}
 * @param lastFailureTime when that was, or {@code null}
 */
public record EventHandlerStatus(String id, Set<MesosEventType> types, HandlerState state, long handled, long failed,
		long filtered, long skipped, @Nullable Class<? extends Throwable> lastFailure,
		@Nullable Instant lastFailureTime) {
}
