/**
 * What becomes of a framework, as application events. {@code SubscriptionEventPublisher}
 * and {@code VoidedOffersPublisher} are told by the client what happens, and hand a
 * {@link io.github.mesosspring.autoconfigure.event.MesosApplicationEvent} to the
 * {@code PublishingThread}, which publishes one after the other and keeps slow listeners
 * away from the subscription. Only {@code ParkedUpdatePublisher} publishes at once: an
 * update that is parked is acknowledged afterwards, and a listener is the last who can
 * keep it. Each framework has publishers of its own, in its own context.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.event;

import org.jspecify.annotations.NullMarked;
