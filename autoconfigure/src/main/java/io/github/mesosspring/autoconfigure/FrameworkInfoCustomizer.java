package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.protocol.FrameworkInfo;

/**
 * Changes the {@code FrameworkInfo} the framework subscribes with, after the properties
 * were applied. Beans of this type are called once, in their order.
 */
@FunctionalInterface
public interface FrameworkInfoCustomizer {

	/**
	 * Change what the framework tells the master about itself.
	 * @param builder the message being built; its {@code id} is filled in later
	 */
	void customize(FrameworkInfo.Builder builder);

}
