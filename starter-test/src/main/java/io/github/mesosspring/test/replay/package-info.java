/**
 * Plays recorded traffic into the handlers of a framework, without a network.
 * {@link io.github.mesosspring.test.replay.RecordedTraffic} is a recording as
 * {@code RecordingReader} found it in a file.
 * {@link io.github.mesosspring.test.replay.MesosReplayer} takes the place of the
 * subscription: it opens and ends sessions as recorded and puts one event after the other
 * into the event sink of the client, each when the handlers are done with the one before.
 * Calls take their usual way up to {@code ReplayWebClients}, which accepts them and sends
 * nothing; {@code ReplayLog} notes them, and what handlers throw, for the
 * {@link io.github.mesosspring.test.replay.Replay} that results.
 * {@link io.github.mesosspring.test.replay.ReplayConfiguration} puts all that into an
 * application under test.
 */
@NullMarked
package io.github.mesosspring.test.replay;

import org.jspecify.annotations.NullMarked;
