/**
 * The master of the embedded Mesos. {@code HttpFront} reads requests and hands them to
 * {@code MasterEndpoint}, which declines what only a leader can answer, runs the checks
 * that need no state and then moves to the one master thread; {@code SchedulerApi} and
 * the classes behind it (subscriptions, accept, reconciliation, allocator) own all state
 * there, so none of them knows a lock.
 * <p>
 * {@code AcceptHandler} hands launches to {@code Launcher} and operations on resources to
 * {@code AgentOperations}, each after the {@code ...Validation} classes, which answer
 * with the text of the first error; {@code AgentRecord} and {@code OfferBook} account for
 * what that leaves, and {@code Allocator} offers it to whom {@code OfferPolicy} lets see
 * it.
 * <p>
 * {@code OperatorCalls} answers operators from views of the same state, and
 * {@code ClusterEvents} tells their streams, the drains and the maintenance what happens.
 * {@code StatusView} shows it to people, on the status page.
 * <p>
 * Agents report back through their listener, which moves to the same thread;
 * {@code AgentRegistration} and {@code AgentLosses} say what their coming and going means
 * to frameworks. A {@code MasterEndpoint} and its {@code ClusterState} live as long as
 * one master process would; a {@code MasterServer} starts one after the other on its
 * port. Only the {@code Registry} outlives them. What masters of old versions do
 * otherwise, the classes ask the {@code VersionProfile}.
 */
@NullMarked
package io.github.mesosspring.embedded.master;

import org.jspecify.annotations.NullMarked;
