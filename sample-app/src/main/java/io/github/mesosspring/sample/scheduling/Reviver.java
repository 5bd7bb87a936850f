package io.github.mesosspring.sample.scheduling;

import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.sample.job.JobListener;

import org.springframework.stereotype.Component;

/**
 * Asks for offers as soon as a job waits, instead of letting it wait for the filters that
 * were set while none did. While others wait already there is no need: then filters are
 * short.
 */
@Component
class Reviver implements JobListener {

	private final CallOperations calls;

	Reviver(CallOperations calls) {
		this.calls = calls;
	}

	@Override
	public void waitingBegan() {
		this.calls.revive(List.of()).subscribe((answer) -> {
		}, Ignored.failure("No REVIVE, offers will come by themselves"));
	}

}
