package io.github.mesosspring.session;

import io.github.mesosspring.hook.HookFailures;
import io.github.mesosspring.hook.IsolatedConvention;
import io.github.mesosspring.hook.IsolatedObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Observes the subscriptions of one framework, of which at most one stands. It is never
 * in scope: what happens meanwhile does not belong to one trace. Used by one thread at a
 * time.
 */
public final class SessionObserver {

	private static final Log logger = LogFactory.getLog(SessionObserver.class);

	private final HookFailures failures = new HookFailures(logger, "observation of");

	private final ObservationRegistry registry;

	private final @Nullable ObservationConvention<SessionObservationContext> convention;

	private final String framework;

	private volatile @Nullable Observation standing;

	/**
	 * Create an observer.
	 * @param registry where to observe
	 * @param convention how to name what is observed; {@code null} for the documented
	 * names
	 * @param framework the configured name of the framework
	 */
	public SessionObserver(ObservationRegistry registry, @Nullable SessionObservationConvention convention,
			String framework) {
		this.registry = registry;
		this.convention = IsolatedConvention.of(convention, DefaultSessionObservationConvention.INSTANCE,
				this.failures);
		this.framework = framework;
	}

	/**
	 * A subscription stands.
	 */
	public void begun() {
		this.standing = IsolatedObservation.start(this.registry, this.failures, "a subscription",
				() -> SessionObservation.SUBSCRIPTION
					.observation(this.convention, DefaultSessionObservationConvention.INSTANCE,
							() -> new SessionObservationContext(this.framework), this.registry)
					.parentObservation(null));
	}

	/**
	 * The subscription ended. Does nothing if none stands.
	 * @param reason why, one of a closed set of words
	 */
	public void ended(String reason) {
		Observation ended = this.standing;
		this.standing = null;
		if (ended == null) {
			return;
		}
		if (ended.getContext() instanceof SessionObservationContext context) {
			context.setReason(reason);
		}
		ended.stop();
	}

}
