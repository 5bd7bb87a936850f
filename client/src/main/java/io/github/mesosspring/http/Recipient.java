package io.github.mesosspring.http;

/**
 * Who is about to be sent a request, as far as credentials are concerned.
 */
public enum Recipient {

	/**
	 * A master that the configuration or a {@code LeaderDetector} named, or that such a
	 * master named as the leader; an agent that the caller or the leading master named.
	 */
	NAMED,

	/**
	 * A server that was named by one that nobody had named but a redirect.
	 */
	STRANGER

}
