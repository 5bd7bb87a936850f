/**
 * What masters and agents know of resources. {@code Resources} are amounts that add up;
 * {@code ResourceFormat} turns the format from before refined reservations into today's,
 * which is the only one inside, and back; a {@code ResourceConversion} is what an
 * operation takes and gives.
 */
@NullMarked
package io.github.mesosspring.embedded.resource;

import org.jspecify.annotations.NullMarked;
