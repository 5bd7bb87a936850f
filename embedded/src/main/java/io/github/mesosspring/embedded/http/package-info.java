/**
 * HTTP as Mesos speaks it, for masters and agents alike. {@code HttpFront} is the server:
 * it reads a whole request into an {@code HttpCall}, has the {@code HttpRoutes} answer it
 * and writes the {@code HttpAnswer}, which may be an {@code EventStream}.
 * {@code WireHabits} sees to the rest of what shows on the wire. {@code RequestBody},
 * {@code AcceptHeader} and {@code Authentication} are the checks that all APIs have in
 * common, for the {@code Codecs} of whoever answers; what fails one is answered with its
 * {@code RequestRefusedException}.
 */
@NullMarked
package io.github.mesosspring.embedded.http;

import org.jspecify.annotations.NullMarked;
