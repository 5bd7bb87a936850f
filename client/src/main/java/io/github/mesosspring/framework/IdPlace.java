package io.github.mesosspring.framework;

import org.jspecify.annotations.Nullable;

/**
 * A place outside this machine that holds one text and changes it only for whoever knows
 * what it holds. What it throws is explained by {@link SharedFrameworkIdStore}. Used by
 * one thread at a time.
 */
interface IdPlace {

	/**
	 * Reach the place, and take it into exclusive use if it can be.
	 * @throws FrameworkIdStoreException if another has it in use
	 */
	void open() throws Exception;

	/**
	 * Read the text.
	 * @return the text, or {@code null} if there is none
	 */
	byte @Nullable [] read() throws Exception;

	/**
	 * Replace the text.
	 * @param expected what was read last
	 * @param replacement the next text
	 * @return whether it was replaced; not if the place holds something else than
	 * expected
	 */
	boolean write(byte @Nullable [] expected, byte[] replacement) throws Exception;

	/**
	 * Delete the text.
	 * @param expected what was read last
	 */
	void delete(byte[] expected) throws Exception;

	/**
	 * Give the place free. Never waits for it.
	 */
	void close();

	/**
	 * What to check if the place does not answer.
	 * @return whole sentences without the last full stop
	 */
	String advice();

}
