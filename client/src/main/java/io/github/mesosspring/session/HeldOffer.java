package io.github.mesosspring.session;

import java.time.Duration;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.OfferID;
import org.jspecify.annotations.Nullable;

/**
 * An offer that is outstanding.
 *
 * @param id its id
 * @param agent the agent whose resources it offers; {@code null} if the offer is held
 * again because a call with it could not be sent
 * @param age for how long it has been held
 */
public record HeldOffer(OfferID id, @Nullable AgentID agent, Duration age) {

}
