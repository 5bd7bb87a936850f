package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.stream.Actor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Holds questions back while the handlers have more than enough to do with the answers
 * they have, though not for longer than a bound: handlers that never catch up cost the
 * subscription, not the reconciliation. Used by the actor only, for one thing at a time.
 */
final class DrainGate {

	private static final Log logger = LogFactory.getLog(ManagedReconciler.class);

	static final Duration BOUND = Duration.ofMinutes(2);

	/** A pause that nobody needs to know of. */
	private static final Duration SHORT = Duration.ofSeconds(5);

	private final Consumer<Runnable> whenDrained;

	private final Actor actor;

	private @Nullable Runnable held;

	/** At most one, or each pause that lasted too long would leave one behind. */
	private boolean registered;

	private boolean said;

	private Disposable timer = Disposables.disposed();

	/**
	 * Create the gate.
	 * @param whenDrained runs an action once, as soon as the handlers have caught up
	 */
	DrainGate(Consumer<Runnable> whenDrained, Actor actor) {
		this.whenDrained = whenDrained;
		this.actor = actor;
	}

	void pass(Runnable action) {
		this.held = action;
		this.timer = this.actor.schedule(this::notShort, SHORT);
		if (!this.registered) {
			this.registered = true;
			this.whenDrained.accept(() -> this.actor.execute(this::drained));
		}
	}

	private void drained() {
		this.registered = false;
		open();
	}

	private void notShort() {
		if (!this.said) {
			this.said = true;
			logger.info("Reconciliation pauses until the event handlers have caught up, for at most "
					+ BOUND.toSeconds() + " s at a time; this is said once");
		}
		this.timer = this.actor.schedule(this::open, BOUND.minus(SHORT));
	}

	private void open() {
		this.timer.dispose();
		Runnable action = this.held;
		this.held = null;
		if (action != null) {
			action.run();
		}
	}

}
