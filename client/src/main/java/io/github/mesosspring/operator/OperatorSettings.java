package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.codec.MessageCodec;
import reactor.core.scheduler.Scheduler;

/**
 * What all calls have in common.
 *
 * @param codec the encoding of calls and answers
 * @param timeout how long a call may take
 * @param maxAnswerSize how long an answer may be, in bytes
 * @param scheduler measures time and decodes answers
 */
record OperatorSettings(MessageCodec codec, Duration timeout, int maxAnswerSize, Scheduler scheduler) {

}
