package io.github.mesosspring.subscription;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream before its first byte.
 *
 * @param master base URI of the master that answered, after all redirects
 * @param streamId value of the {@code Mesos-Stream-Id} header; masters before 0.28 send
 * none
 */
record StreamHead(URI master, @Nullable String streamId) {

}
