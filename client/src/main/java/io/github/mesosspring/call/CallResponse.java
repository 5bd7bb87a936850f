package io.github.mesosspring.call;

/**
 * The answer of a master that accepted a call. That a call was accepted does not say that
 * it had an effect: a 202 is given to calls with stale offers and unknown tasks too.
 *
 * @param status the HTTP status: 202, or 200 if there is a body
 * @param body the body, empty for 202; owned by the receiver
 */
public record CallResponse(int status, byte[] body) {
}
