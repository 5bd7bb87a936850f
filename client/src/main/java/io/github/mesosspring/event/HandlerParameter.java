package io.github.mesosspring.event;

import java.util.Set;

/**
 * What can be passed for a parameter of a handler method.
 *
 * @param types the types of events it comes with; none if it comes with all
 * @param argument where it comes from
 */
record HandlerParameter(Set<MesosEventType> types, Argument argument) {
}
