package io.github.mesosspring.event;

import org.jspecify.annotations.Nullable;

/**
 * Where an argument of a handler method comes from.
 */
@FunctionalInterface
interface Argument {

	@Nullable Object resolve(Delivery delivery);

}
