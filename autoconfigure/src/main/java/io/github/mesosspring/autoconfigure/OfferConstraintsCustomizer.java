package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.protocol.scheduler.OfferConstraints;

/**
 * Changes the {@code OfferConstraints} the framework subscribes with, after the
 * properties were applied. Beans of this type are called once, in their order.
 */
@FunctionalInterface
public interface OfferConstraintsCustomizer {

	/**
	 * Change which agents the framework wants to be offered.
	 * @param builder the message being built
	 */
	void customize(OfferConstraints.Builder builder);

}
