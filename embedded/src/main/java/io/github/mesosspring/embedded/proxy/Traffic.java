package io.github.mesosspring.embedded.proxy;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the bytes of all connections in one direction.
 *
 * @param relayed the bytes written to the receivers' sockets
 * @param held the bytes read from the senders' sockets and not yet passed on
 */
record Traffic(AtomicLong relayed, AtomicLong held) {

	Traffic() {
		this(new AtomicLong(), new AtomicLong());
	}

}
