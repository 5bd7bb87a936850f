/**
 * Credentials that take more than a property, and what keeps secrets where they are. Each
 * {@code MesosCredentialsFactory} makes one kind of credentials: the service account of
 * DC/OS, and an OAuth2 client if Spring Security is there for it ({@code OAuth2Login}
 * finds the manager that gets tokens, {@code OAuth2Tokens} has it get new ones).
 * {@code MesosSanitizingFunction} takes the secrets out of what Actuator shows.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
