/**
 * Clients of other projects as contestants. What they do with events is one class, which
 * knows the messages of Mesos and the streams of RxJava and no client; a program for each
 * client, in a module of its own, connects it to that client.
 */
@NullMarked
package io.github.mesosspring.benchmarks.rxjava;

import org.jspecify.annotations.NullMarked;
