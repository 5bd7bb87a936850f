package io.github.mesosspring.operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

@Timeout(60)
class InterruptionTests {

	private final TestPublisher<String> stream = TestPublisher.create();

	private final Sinks.Empty<Void> cause = Sinks.empty();

	@Test
	void cancelsTheStreamAndFailsAsTheCauseDid() {
		StepVerifier.create(Interruption.of(this.stream.flux(), this.cause.asMono()))
			.then(() -> this.stream.next("a"))
			.expectNext("a")
			.then(() -> this.cause.tryEmitError(new IllegalStateException("elsewhere")))
			.verifyErrorMessage("elsewhere");
		this.stream.assertCancelled();
	}

	@Test
	void goesOnWhenTheCauseCompletes() {
		StepVerifier.create(Interruption.of(this.stream.flux(), this.cause.asMono()))
			.then(this.cause::tryEmitEmpty)
			.then(() -> this.stream.next("a"))
			.expectNext("a")
			.then(this.stream::complete)
			.verifyComplete();
	}

	@Test
	void cancelsTheCauseWithTheStream() {
		TestPublisher<Void> observed = TestPublisher.create();
		StepVerifier.create(Interruption.of(this.stream.flux(), observed.mono()))
			.then(() -> this.stream.error(new IllegalStateException("here")))
			.verifyErrorMessage("here");
		observed.assertCancelled();
	}

}
