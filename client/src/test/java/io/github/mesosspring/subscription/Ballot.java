package io.github.mesosspring.subscription;

import io.github.mesosspring.election.Election;
import org.jspecify.annotations.Nullable;

/**
 * An election the test decides.
 */
final class Ballot implements Election {

	@Nullable Candidate candidate;

	boolean electAtOnce;

	@Nullable RuntimeException refusal;

	Runnable onStop = () -> {
	};

	@Override
	public void start(Candidate entering) {
		if (this.refusal != null) {
			throw this.refusal;
		}
		this.candidate = entering;
		if (this.electAtOnce) {
			entering.elected();
		}
	}

	@Override
	public void stop() {
		this.onStop.run();
		depose();
		this.candidate = null;
	}

	void elect() {
		if (this.candidate != null) {
			this.candidate.elected();
		}
	}

	void depose() {
		if (this.candidate != null) {
			this.candidate.deposed();
		}
	}

}
