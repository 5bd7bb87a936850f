/**
 * A TCP proxy that spoils real sockets, for tests.
 * {@link io.github.mesosspring.embedded.proxy.TcpProxy} is the entry. Its
 * {@code Listener} owns the port, its {@code Links} the accepted connections. Each
 * {@code Link} is a connection and its counterpart at the target, with one {@code Relay}
 * for each direction; a relay holds what was read ({@code HeldBytes}) until its
 * {@code Flow} lets it pass. {@code Faults} and {@code Flow} are immutable: a fault
 * replaces them, and every relay goes on by the new ones. All of this but the entry runs
 * on one event loop thread, so that nothing is relayed while faults change.
 */
@NullMarked
package io.github.mesosspring.embedded.proxy;

import org.jspecify.annotations.NullMarked;
