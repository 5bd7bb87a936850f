/**
 * The executor's side of the executor API: the subscription to the agent and the calls.
 * <p>
 * {@link io.github.mesosspring.executor.ExecutorEnvironment} is what the agent says in
 * environment variables. {@link io.github.mesosspring.executor.ExecutorTemplate} makes
 * the calls, and {@link io.github.mesosspring.executor.ExecutorSubscription} keeps the
 * stream of events.
 */
@NullMarked
package io.github.mesosspring.executor;

import org.jspecify.annotations.NullMarked;
