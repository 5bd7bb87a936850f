package io.github.mesosspring.benchmarks.failover;

/**
 * Masters that a framework has a list of. Which of them leads, it finds out by asking.
 */
public final class ListedMasters extends MasterPair {

	@Override
	String location() {
		return first().hostAndPort() + "," + second().hostAndPort();
	}

	@Override
	void elect() {
		// nobody is told
	}

}
