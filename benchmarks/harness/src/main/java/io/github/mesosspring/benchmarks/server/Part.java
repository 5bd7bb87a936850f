package io.github.mesosspring.benchmarks.server;

import io.netty.channel.Channel;

/**
 * A part of what is sent. All methods are called on the event loop of the channel.
 */
interface Part {

	/**
	 * Write what the channel takes without storing it. Called again when it takes more.
	 * @param channel where to
	 * @return whether all of it is written
	 */
	boolean write(Channel channel);

}
