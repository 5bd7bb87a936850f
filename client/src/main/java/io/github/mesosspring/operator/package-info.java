/**
 * The operator API of masters and agents.
 * {@link io.github.mesosspring.operator.MesosOperatorTemplate} hands out
 * {@link io.github.mesosspring.operator.MasterOperations} and
 * {@link io.github.mesosspring.operator.AgentOperations}: typed methods, by subject, over
 * {@link io.github.mesosspring.operator.OperatorCalls}. {@code OperatorClient} is behind
 * both: {@code OperatorRules} refuse what must not be sent, {@code OperatorExchange} is
 * one HTTP request and its answer, {@code OperatorRequest} knows whether bytes of a call
 * left, and {@code MasterRoute} finds the leader, follows its redirects and decides about
 * another try; {@code AgentRoute} leads straight to an agent. Whatever goes wrong ends as
 * one {@link io.github.mesosspring.operator.OperatorCallException}.
 * <p>
 * Streams take the same way by {@code StreamExchange} and are cut by
 * {@code RecordStream}; a {@code Pulse} notices those that are dead. {@code MasterEvents}
 * makes one {@code MasterConnection} after the other out of the event stream:
 * {@code Backlog} bounds what a slow subscriber leaves, {@code HeldChanges} puts changes
 * and the answer to GET_STATE into an order that makes sense, {@code Reconnection}
 * decides about the next connection. {@code ContainerStreams} are the streams of an
 * agent, and an {@code InputBody} is the one that goes to it.
 */
@NullMarked
package io.github.mesosspring.operator;

import org.jspecify.annotations.NullMarked;
