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
 */
@NullMarked
package io.github.mesosspring.operator;

import org.jspecify.annotations.NullMarked;
