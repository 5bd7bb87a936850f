/**
 * The executor's side of the executor API: the subscription to the agent and the calls.
 * <p>
 * {@link io.github.mesosspring.executor.ExecutorEnvironment} is what the agent says in
 * environment variables. {@link io.github.mesosspring.executor.ExecutorTemplate}
 * completes calls and puts them into the {@code Outbox}, which also keeps the
 * {@code Ledger} of what the agent has not acknowledged.
 * {@link io.github.mesosspring.executor.ExecutorSubscription} is one {@code ExecutorRun},
 * which does everything that takes time on one actor: it opens a {@code Connection},
 * whose {@code RecordReader} cuts records on the network thread; notes what the outbox
 * has to know and passes events through the {@code Inbox} into the event sink; has the
 * {@code CallLane} empty the outbox while the subscription stands; bears with the
 * {@code Absence} of the agent; and comes to its {@code Ending}. {@code ExecutorStates}
 * knows which state may follow which. {@code AgentExchange} is all there is of HTTP.
 */
@NullMarked
package io.github.mesosspring.executor;

import org.jspecify.annotations.NullMarked;
