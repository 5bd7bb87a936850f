/**
 * The facts of the subscription that stands.
 * {@link io.github.mesosspring.session.Sessions} holds at most one
 * {@link io.github.mesosspring.session.Session}; calls read it, the subscription opens
 * it, and a call's answer, the stream's end or the liveness watch may each close it,
 * once. Its offers live and die with it, which
 * {@link io.github.mesosspring.session.SessionListener}s are told of;
 * {@link io.github.mesosspring.session.AcceptedSettings} outlast it and go into the next
 * SUBSCRIBE.
 */
@NullMarked
package io.github.mesosspring.session;

import org.jspecify.annotations.NullMarked;
