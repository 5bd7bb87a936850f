package io.github.mesosspring.test.replay;

import io.github.mesosspring.event.MesosEventType;
import org.jspecify.annotations.Nullable;

/**
 * An event that a handler failed on, or that could not be decoded.
 *
 * @param line the line of the recording
 * @param type the type of the event, {@code null} if it could not be decoded
 * @param cause what the handler threw, or what was wrong with the event
 */
public record ReplayFailure(int line, @Nullable MesosEventType type, Throwable cause) {

}
