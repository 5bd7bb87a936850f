/**
 * Several instances of one framework. An {@link io.github.mesosspring.election.Election}
 * tells its {@link io.github.mesosspring.election.Election.Candidate}, the subscription,
 * when this instance is the one to subscribe; all others stand by without a connection.
 */
@NullMarked
package io.github.mesosspring.election;

import org.jspecify.annotations.NullMarked;
