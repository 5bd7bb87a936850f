package io.github.mesosspring.autoconfigure.diagnostics;

import io.github.mesosspring.subscription.SubscriptionStartException;
import io.github.mesosspring.subscription.SubscriptionState;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains a {@link SubscriptionStartException}: the application was to start only with a
 * subscription, and got none.
 */
class SubscriptionStartFailureAnalyzer extends AbstractFailureAnalyzer<SubscriptionStartException> {

	private static final String OTHERWISE = "\n\nTo start without a subscription and try again until there is one, set "
			+ "mesos.subscription.start-policy to retry.";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SubscriptionStartException cause) {
		String words = String.valueOf(cause.getMessage());
		String action = (cause.getState() == SubscriptionState.FAILED) ? Refusal.of(words).action()
				: "Check that a master leads and that mesos.master names it. mesos.calls.timeout is how long the start "
						+ "waits.";
		return new FailureAnalysis("The framework could not subscribe: " + words + (words.endsWith(".") ? "" : "."),
				action + OTHERWISE, cause);
	}

}
