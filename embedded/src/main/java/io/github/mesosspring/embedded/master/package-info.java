/**
 * The master of the embedded Mesos. {@code HttpFront} reads requests and hands them to
 * {@code MasterEndpoint}, which runs the checks that need no state and then moves to the
 * one master thread; {@code SchedulerApi} and the classes behind it (subscriptions,
 * accept, reconciliation, allocator) own all state there, so none of them knows a lock.
 * {@code OperatorCalls} answers operators from views of the same state, and
 * {@code ClusterEvents} tells their streams, the drains and the maintenance what happens.
 * Agents report back through their listener, which moves to the same thread. A
 * {@code ClusterState} lives as long as one master process would: when something happens
 * that aborts a real master, a new one takes its place and only the agents' tasks
 * survive.
 */
@NullMarked
package io.github.mesosspring.embedded.master;

import org.jspecify.annotations.NullMarked;
