package io.github.mesosspring.sample.scheduling;

import java.util.List;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * What to do with an offer.
 *
 * @param offer the offer
 * @param tasks the tasks to launch on it; none if it is of no use
 */
record Placement(Offer offer, List<TaskInfo> tasks) {
}
