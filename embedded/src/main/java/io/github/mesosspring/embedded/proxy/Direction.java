package io.github.mesosspring.embedded.proxy;

/**
 * The way that bytes go through a {@link TcpProxy}.
 */
public enum Direction {

	/**
	 * From who connected to the proxy to the target.
	 */
	TO_TARGET,

	/**
	 * From the target to who connected to the proxy.
	 */
	TO_CLIENT

}
