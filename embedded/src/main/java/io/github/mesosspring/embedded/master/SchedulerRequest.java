package io.github.mesosspring.embedded.master;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * A valid scheduler call.
 *
 * @param call the call
 * @param codec the encoding of the answer, for calls that have one
 * @param streamId the {@code Mesos-Stream-Id} header, {@code null} if there was none
 * @param principal who is authenticated, {@code null} for nobody
 */
record SchedulerRequest(Call call, MessageCodec codec, @Nullable String streamId, @Nullable String principal) {
}
