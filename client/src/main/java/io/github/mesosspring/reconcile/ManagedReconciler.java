package io.github.mesosspring.reconcile;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Actor;

/**
 * Reconciles by itself after each SUBSCRIBED, and from time to time. Has to be a listener
 * of the dispatcher. Thread-safe.
 * <p>
 * <b>Explicitly</b> it asks for the tasks that the sources name, in chunks, and again
 * with growing pauses for those that are not answered: a master is silent about tasks on
 * agents that have not registered again. A task is answered by any update for it that
 * came with this subscription and whose handlers succeeded, since nobody sends the answer
 * to a reconciliation again. A new subscription begins anew.
 * <p>
 * <b>Implicitly</b>, once all are answered and then at intervals, it asks for all the
 * master knows, which may include tasks the application does not know. Without any source
 * the first time is after an interval.
 */
public final class ManagedReconciler implements Reconciler, EventListener, AutoCloseable {

	private final Reconciliation reconciliation;

	private final Actor actor;

	ManagedReconciler(ReconcilerBuilder builder) {
		this.reconciliation = new Reconciliation(builder);
		this.actor = this.reconciliation.actor();
		builder.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				ended(session);
			}

			@Override
			public void tornDown(Session session) {
				ended(session);
			}

		});
	}

	/**
	 * Start to build a reconciler.
	 * @param sessions tells what subscription stands
	 * @param calls carries the RECONCILE calls
	 * @return the builder
	 */
	public static ReconcilerBuilder builder(Sessions sessions, CallOperations calls) {
		return new ReconcilerBuilder(sessions, calls);
	}

	@Override
	public void delivered(long epoch, Event event, boolean succeeded) {
		if (event.getType() == Event.Type.SUBSCRIBED) {
			// also if a handler failed: the less the application knows, the more it needs
			this.actor.execute(() -> this.reconciliation.begin(epoch));
		}
		else if (event.getType() == Event.Type.UPDATE && succeeded) {
			this.reconciliation.answered(epoch, event.getUpdate().getStatus().getTaskId());
		}
	}

	@Override
	public void reconcile() {
		this.actor.execute(this.reconciliation::beginAnew);
	}

	@Override
	public void ask(Collection<KnownTask> tasks) {
		List<KnownTask> asked = List.copyOf(tasks);
		this.actor.execute(() -> this.reconciliation.ask(asked));
	}

	@Override
	public ReconciliationStatus status() {
		return this.reconciliation.status();
	}

	@Override
	public int unanswered() {
		return this.reconciliation.unanswered();
	}

	@Override
	public long rounds() {
		return this.reconciliation.rounds();
	}

	/**
	 * Ask for nothing more.
	 */
	@Override
	public void close() {
		this.actor.dispose();
	}

	private void ended(Session session) {
		this.actor.execute(() -> this.reconciliation.end(session.epoch()));
	}

}
