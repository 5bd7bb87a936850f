/**
 * Faults on demand. {@code CallFaults} stands in front of what a master serves and holds
 * the {@code CallFault} rules that say which calls are answered wrongly, late or never.
 * The {@code StreamRegistry} knows the open event streams; {@code StreamFaults} spoils
 * one of them. What happens below HTTP is the matter of the package {@code proxy}.
 */
@NullMarked
package io.github.mesosspring.embedded.fault;

import org.jspecify.annotations.NullMarked;
