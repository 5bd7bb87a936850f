package io.github.mesosspring.test.replay;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made during a replay, and went nowhere.
 *
 * @param line the line of the recording that was played when it was made
 * @param call the call, complete as it would have been sent
 * @param outcome accepted, or not sent if no master would have been asked: a void offer,
 * for example; {@code null} as long as it waits for its turn
 * @param message why it was not sent
 */
public record ReplayedCall(int line, Call call, @Nullable CallOutcome outcome, @Nullable String message) {

}
