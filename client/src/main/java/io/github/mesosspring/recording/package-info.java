/**
 * Writes down what a framework and its master say to each other.
 * {@link io.github.mesosspring.recording.TrafficRecorder} stands in front of the event
 * sink, is told of calls and of changes of the subscription, and puts each as an
 * {@code Entry} into the bounded {@code EntryQueue}; nothing else happens on the threads
 * of the network and of the dispatcher. {@code RecordingWriter} is the thread behind the
 * queue: it has {@code LineFormat} decode an entry, take the secrets out
 * ({@link io.github.mesosspring.recording.Redaction}, {@code SecretText}) and make a line
 * of JSON of it, and appends that to the {@code RecordingFile}.
 */
@NullMarked
package io.github.mesosspring.recording;

import org.jspecify.annotations.NullMarked;
