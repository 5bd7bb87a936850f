package io.github.mesosspring.test.replay;

import java.util.List;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.recording.Redaction;

/**
 * What came of playing a recording.
 *
 * @param madeCalls the calls that were made, in their order
 * @param failures what handlers threw, and events that could not be decoded
 * @param skipped events that could not be played, because their SUBSCRIBED is missing
 */
public record Replay(List<ReplayedCall> madeCalls, List<ReplayFailure> failures, List<Recorded> skipped) {

	public Replay {
		madeCalls = List.copyOf(madeCalls);
		failures = List.copyOf(failures);
		skipped = List.copyOf(skipped);
	}

	/**
	 * The calls that were made, by handlers and by the client for them: acknowledgements
	 * and declines.
	 * @return the calls, in their order
	 */
	public List<Call> calls() {
		return this.madeCalls.stream().map(ReplayedCall::call).toList();
	}

	/**
	 * The calls as they would be recorded, to be compared with
	 * {@link RecordedTraffic#calls()}.
	 * @return the calls, in their order, without secrets
	 */
	public List<Call> callsWithoutSecrets() {
		return this.madeCalls.stream().map((made) -> Redaction.withoutSecrets(made.call())).toList();
	}

}
