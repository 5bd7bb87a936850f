/**
 * The managed subscription of a framework with the leading master.
 * <p>
 * {@link io.github.mesosspring.subscription.MesosSubscription} is started and stopped;
 * each time between is a {@code SubscriptionRun}, which owns everything that may change
 * and does all of it on one thread, its {@code Actor}. {@code Leadership} says whether
 * this instance is the one to subscribe; as long as it is, the run has a {@code Tenure},
 * which finds a master by its {@code Detection}, has the {@code SubscribeWriter} say
 * SUBSCRIBE the way that master understands it, makes an {@code Attempt} (one SUBSCRIBE
 * with all that belongs to it), and waits or gives up as the {@code FailureClassifier}
 * decides when the attempt ends. In the end the run says {@code Farewell}. The network
 * thread only runs the {@code StreamReader}: it touches the {@code LivenessWatch}, cuts
 * records, looks at their type and puts them into the event sink. {@code StateMachine}
 * knows which state may follow which; {@code GhostRule} whether a takeover was of our own
 * making; {@code OwnTeardown} whether a removal was. {@code Renewal} gives a subscription
 * up on request, once; {@code HistoryKeeper} remembers the last reconnects.
 */
@NullMarked
package io.github.mesosspring.subscription;

import org.jspecify.annotations.NullMarked;
