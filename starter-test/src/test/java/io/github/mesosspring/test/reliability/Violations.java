package io.github.mesosspring.test.reliability;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The promises that were broken. Thread-safe.
 */
final class Violations {

	private final Queue<String> found = new ConcurrentLinkedQueue<>();

	void add(String violation) {
		this.found.add(violation);
	}

	List<String> all() {
		return List.copyOf(this.found);
	}

}
