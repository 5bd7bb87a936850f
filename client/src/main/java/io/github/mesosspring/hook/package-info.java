/**
 * Calls what an application hooks in (listeners, interceptors, error handlers, ways to
 * observe) so that none of it harms what calls it.
 * {@link io.github.mesosspring.hook.Hooks} tells all hooks of a kind,
 * {@link io.github.mesosspring.hook.IsolatedObservation} observes, named by an
 * {@link io.github.mesosspring.hook.IsolatedConvention}, and
 * {@link io.github.mesosspring.hook.HookFailures} writes down what they throw, without
 * flooding the log: a hook that fails once mostly fails with every event.
 */
@NullMarked
package io.github.mesosspring.hook;

import org.jspecify.annotations.NullMarked;
