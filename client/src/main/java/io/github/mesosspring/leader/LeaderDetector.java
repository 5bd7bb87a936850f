package io.github.mesosspring.leader;

import java.net.URI;

import reactor.core.publisher.Mono;

/**
 * Names the master to try next. Thread-safe.
 */
public interface LeaderDetector {

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

}
