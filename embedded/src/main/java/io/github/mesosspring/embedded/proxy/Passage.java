package io.github.mesosspring.embedded.proxy;

/**
 * What gets through in one direction.
 */
enum Passage {

	/**
	 * Bytes, ends and resets.
	 */
	OPEN,

	/**
	 * Resets only.
	 */
	STALLED,

	/**
	 * Nothing.
	 */
	DEAD;

	Passage butAtMost(Passage other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
