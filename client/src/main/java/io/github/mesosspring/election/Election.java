package io.github.mesosspring.election;

/**
 * Decides which of several instances of an application is the framework. Thread-safe.
 */
public interface Election {

	/**
	 * Take part. Returns at once; the outcome comes by the candidate, possibly before
	 * this method returns. Does nothing for an instance that takes part already.
	 * @param candidate told when this instance leads and when it no longer does
	 */
	void start(Candidate candidate);

	/**
	 * Withdraw. An instance that leads is deposed: the candidate is told before this
	 * method returns, and another instance may be elected from then on. Can be followed
	 * by another {@link #start}.
	 */
	void stop();

	/**
	 * An instance that takes part. Told on any thread, by one at a time; must not block.
	 */
	interface Candidate {

		/**
		 * This instance leads from now on.
		 */
		void elected();

		/**
		 * This instance no longer leads, or cannot be sure that it does. It must send
		 * nothing more when this method has returned.
		 */
		void deposed();

	}

}
