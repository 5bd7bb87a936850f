/**
 * Credentials that somebody issues and that expire.
 * {@link io.github.mesosspring.credentials.RenewedCredentials} keeps an
 * {@link io.github.mesosspring.credentials.IssuedCredentials} at hand: it logs in when
 * the first request needs it, again before it expires and when a master refuses it.
 * {@link io.github.mesosspring.credentials.DcosLogin} is the login of a DC/OS service
 * account, which signs a {@code LoginToken} and reads the answer by {@code JsonText}.
 */
@NullMarked
package io.github.mesosspring.credentials;

import org.jspecify.annotations.NullMarked;
