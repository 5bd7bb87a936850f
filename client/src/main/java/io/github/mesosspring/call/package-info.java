/**
 * The calls of a scheduler, each with exactly one outcome.
 * {@link io.github.mesosspring.call.CallTemplate} hands a call to {@code CallAdmission},
 * which refuses what must not be sent, binds it to the session that stands and takes its
 * offers; {@code CallLanes} are two {@code CallLane}s, which keep the order of what waits
 * in {@code WaitingCalls}; {@code CallRunner} sends it through {@code CallExchange} when
 * its turn has come, in a {@code CallRun}, and decides about repeating it;
 * {@code CallDeadlines} end what waits too long, for its turn or for its answer;
 * {@code Transmission} knows whether bytes of it left; {@code SessionEnd} reads from an
 * answer whether the subscription is dead; and {@code CallSettlement} publishes the
 * outcome, once.
 * <p>
 * The thread that receives an answer sends the next call of the lane before it publishes
 * the outcome, so that a lane that is busy needs no other thread.
 */
@NullMarked
package io.github.mesosspring.call;

import org.jspecify.annotations.NullMarked;
