package io.github.mesosspring.session;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one place that holds the current {@link Session}: the subscription opens it,
 * whoever first notices its end closes it, and everybody else reads it. Thread-safe.
 */
public final class Sessions {

	private static final Log logger = LogFactory.getLog(Sessions.class);

	private static final Set<SessionLoss> PROOFS_OF_TEARDOWN = EnumSet.of(SessionLoss.STREAM_ENDED,
			SessionLoss.FRAMEWORK_UNKNOWN);

	private final AtomicReference<@Nullable Current> current = new AtomicReference<>();

	private final Hooks<SessionListener> listeners = new Hooks<>(logger, "SessionListener", List.of());

	private final OutstandingOffers offers = new OutstandingOffers();

	private final OutstandingOffers inverseOffers = new OutstandingOffers();

	private final AcceptedSettings accepted = new AcceptedSettings();

	private volatile @Nullable FrameworkID tornDown;

	/**
	 * The session that stands.
	 * @return the session, or {@code null} while not subscribed
	 */
	public @Nullable Session current() {
		Current now = this.current.get();
		return (now != null) ? now.session : null;
	}

	/**
	 * Whether the session is the one that stands.
	 * @param epoch the number of the subscription
	 * @return whether it is current
	 */
	public boolean isCurrent(long epoch) {
		Session session = current();
		return session != null && session.epoch() == epoch;
	}

	/**
	 * Open a session. Called by one thread at a time.
	 * @param session the new session
	 * @throws IllegalStateException if another session still stands
	 */
	public void open(Session session) {
		Session standing = current();
		if (standing != null) {
			throw new IllegalStateException("A session is open already: " + standing);
		}
		this.offers.reset(session.epoch());
		this.inverseOffers.reset(session.epoch());
		this.current.set(new Current(session, false));
	}

	/**
	 * Close a session because its subscription is lost. While a teardown is under way,
	 * the end of the stream, and an answer that the framework is not known, mean that it
	 * was torn down.
	 * @param session the session
	 * @param reason why
	 * @return whether this call closed it; {@code false} if it had been closed before
	 */
	public boolean close(Session session, SessionLoss reason) {
		Current closed = remove(session);
		if (closed == null) {
			return false;
		}
		if (closed.tearingDown && PROOFS_OF_TEARDOWN.contains(reason)) {
			this.tornDown = session.frameworkId();
			this.listeners.tell("tornDown", (listener) -> listener.tornDown(session));
			return true;
		}
		if (closed.tearingDown) {
			this.listeners.tell("teardownUnanswered", (listener) -> listener.teardownUnanswered(session));
		}
		this.listeners.tell("lost", (listener) -> listener.lost(session, reason));
		return true;
	}

	/**
	 * Note that a TEARDOWN is about to be sent: from now on the end of the stream means
	 * success.
	 * @param session the session it is sent in
	 * @return whether the session still stands
	 */
	public boolean teardownBegun(Session session) {
		return mark(session, true);
	}

	/**
	 * Note that the master refused the TEARDOWN.
	 * @param session the session it was sent in
	 */
	public void teardownRefused(Session session) {
		mark(session, false);
	}

	/**
	 * Note that the master accepted the TEARDOWN, whatever has become of the session.
	 * @param session the session it was sent in
	 */
	public void teardownAccepted(Session session) {
		this.tornDown = session.frameworkId();
		if (remove(session) != null) {
			this.listeners.tell("tornDown", (listener) -> listener.tornDown(session));
		}
	}

	/**
	 * Whether a framework is known to have been torn down. Known before the listeners are
	 * told, and before a TEARDOWN has its outcome.
	 * @param frameworkId the framework
	 * @return whether it was the last one torn down
	 */
	public boolean isTornDown(FrameworkID frameworkId) {
		return frameworkId.equals(this.tornDown);
	}

	/**
	 * Pass on the statuses with which a master answered RECONCILE_OPERATIONS, as long as
	 * the session stands.
	 * @param session the session of the call
	 * @param statuses the statuses, none with a {@code uuid}
	 */
	public void operationsReconciled(Session session, List<OperationStatus> statuses) {
		if (isCurrent(session.epoch())) {
			this.listeners.tell("operationsReconciled", (listener) -> listener.operationsReconciled(session, statuses));
		}
	}

	/**
	 * The offers that can still be accepted.
	 * @return the offers of the current session
	 */
	public OutstandingOffers offers() {
		return this.offers;
	}

	/**
	 * The inverse offers that can still be accepted or declined. Their ids are offer ids
	 * too, and become void like those.
	 * @return the inverse offers of the current session
	 */
	public OutstandingOffers inverseOffers() {
		return this.inverseOffers;
	}

	/**
	 * Void the offer or inverse offer that an event takes back.
	 * @param event the event; does nothing if it is neither RESCIND nor
	 * RESCIND_INVERSE_OFFER
	 * @param epoch the subscription it came with
	 */
	public void rescind(Event event, long epoch) {
		if (event.getType() == Event.Type.RESCIND) {
			OfferID offer = event.getRescind().getOfferId();
			if (this.offers.rescind(offer, epoch)) {
				voided(List.of(offer), epoch, OfferLoss.RESCINDED);
			}
		}
		else if (event.getType() == Event.Type.RESCIND_INVERSE_OFFER) {
			this.inverseOffers.rescind(event.getRescindInverseOffer().getInverseOfferId(), epoch);
		}
	}

	/**
	 * What the framework last had accepted, to be repeated by the next SUBSCRIBE.
	 * Outlasts the session.
	 * @return the settings
	 */
	public AcceptedSettings accepted() {
		return this.accepted;
	}

	/**
	 * Add a listener for good.
	 * @param listener the listener
	 */
	public void addListener(SessionListener listener) {
		this.listeners.add(listener);
	}

	private @Nullable Current remove(Session session) {
		Current now = this.current.get();
		while (now != null && now.session.epoch() == session.epoch()) {
			if (this.current.compareAndSet(now, null)) {
				this.inverseOffers.end(session.epoch());
				voided(this.offers.end(session.epoch()), session.epoch(), OfferLoss.SESSION_ENDED);
				return now;
			}
			now = this.current.get();
		}
		return null;
	}

	private void voided(Collection<OfferID> lost, long epoch, OfferLoss reason) {
		if (!lost.isEmpty()) {
			this.listeners.tell("offersVoided", (listener) -> listener.offersVoided(epoch, lost, reason));
		}
	}

	private boolean mark(Session session, boolean tearingDown) {
		Current now = this.current.get();
		while (now != null && now.session.epoch() == session.epoch()) {
			if (this.current.compareAndSet(now, new Current(session, tearingDown))) {
				return true;
			}
			now = this.current.get();
		}
		return false;
	}

	private record Current(Session session, boolean tearingDown) {
	}

}
