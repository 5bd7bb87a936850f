package io.github.mesosspring.leader;

import java.net.URI;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Names the master to try next. Thread-safe.
 */
public interface LeaderDetector extends AutoCloseable {

	/**
	 * Find a master. The caller limits the time it waits, and cancels.
	 * @return the base URI of the master, without path; an error or nothing if there is
	 * none to try at present
	 */
	Mono<URI> detect();

	/**
	 * Note that a master was of no use: not reachable, not ready, or not the leader and
	 * without a usable redirect. The next {@link #detect()} should name another one, if
	 * there is another. To be ignored for a master that is not the one named last.
	 * @param master the base URI, as named by {@link #detect()}
	 */
	default void failed(URI master) {
	}

	/**
	 * How many masters {@link #detect()} names in turn, as they fail. Each of them is
	 * tried at once when the one before was of no use; when all were, it is waited.
	 * @return the number; 1 if it is known who leads
	 */
	default int candidates() {
		return 1;
	}

	/**
	 * Changes of the leader, for detectors that are told of them. A subscription to
	 * another master is given up when one is emitted, and one that waits is tried again
	 * soon.
	 * @return the base URI of each new leader, as {@link #detect()} would name it; never
	 * fails and never ends by itself. May be subscribed to any number of times
	 */
	default Flux<URI> changes() {
		return Flux.never();
	}

	/**
	 * Give up what is held, such as connections. Does nothing when repeated.
	 */
	@Override
	default void close() {
	}

}
