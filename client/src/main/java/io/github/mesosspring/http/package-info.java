/**
 * How HTTP reaches a master. {@link io.github.mesosspring.http.MesosWebClients} supplies
 * one client for the endless event stream and another for calls, because a master answers
 * nothing more on a connection that carries a stream, and
 * {@link io.github.mesosspring.http.ReactorNettyClients} is how to make them;
 * {@link io.github.mesosspring.http.MasterRedirect} makes sense of what masters write
 * into {@code Location}; {@link io.github.mesosspring.http.MasterAuthentication} is the
 * filter of both clients that adds what a
 * {@link io.github.mesosspring.http.MesosCredentialsProvider} supplies, and only to whom
 * it is meant for ({@link io.github.mesosspring.http.Recipient});
 * {@link io.github.mesosspring.http.MasterVersions} asks a master how old it is.
 */
@NullMarked
package io.github.mesosspring.http;

import org.jspecify.annotations.NullMarked;
