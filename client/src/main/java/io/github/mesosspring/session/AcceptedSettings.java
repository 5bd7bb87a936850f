package io.github.mesosspring.session;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import io.github.mesosspring.framework.FrameworkRoles;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.jspecify.annotations.Nullable;

/**
 * What the framework last had accepted by a master: its FrameworkInfo, the roles that get
 * no offers, and the offer constraints. A SUBSCRIBE replaces all three on the master, so
 * the next one repeats them: otherwise a reconnect would revive what was suppressed and
 * revert what was updated.
 * <p>
 * SUPPRESS and REVIVE count from the moment they are written, and count no more when the
 * master refuses them: of one whose outcome is unknown the application's wish is kept.
 * UPDATE_FRAMEWORK counts once it was accepted and not before, since a FrameworkInfo the
 * master would refuse must not get into a SUBSCRIBE. If its outcome is unknown, so are
 * the roles, until the next one of either.
 * <p>
 * Kept in memory only, over a stop and the next start too. Thread-safe.
 */
public final class AcceptedSettings {

	private final AtomicReference<@Nullable State> state = new AtomicReference<>();

	private volatile Initial initial = new Initial(Set.of(), null);

	AcceptedSettings() {
	}

	/**
	 * Set what counts besides the configured FrameworkInfo until something else was
	 * accepted.
	 * @param suppressedRoles the roles for which the framework wants no offers at first
	 * @param constraints which agents it wants to be offered; {@code null} for all
	 */
	public void initially(Collection<String> suppressedRoles, @Nullable OfferConstraints constraints) {
		this.initial = new Initial(Set.copyOf(suppressedRoles), constraints);
	}

	/**
	 * Make the body of the next SUBSCRIBE. Suppressed roles that are no longer roles of
	 * the framework are left out, because a master would refuse the call for them.
	 * @param configured the framework as configured, which counts until an
	 * UPDATE_FRAMEWORK was accepted
	 * @param id the id the framework subscribes with; without one it is a new framework,
	 * and what was accepted of another is forgotten
	 * @return the body, its FrameworkInfo with whatever id that had
	 */
	public Call.Subscribe subscribe(FrameworkInfo configured, @Nullable FrameworkID id) {
		State next = this.state.updateAndGet((now) -> (now == null || id == null) ? State.of(configured, this.initial)
				: now.subscribing(configured));
		Call.Subscribe.Builder call = Call.Subscribe.newBuilder().setFrameworkInfo(next.info);
		FrameworkRoles.of(next.info).stream().filter(next.suppressed::contains).forEach(call::addSuppressedRoles);
		if (next.constraints != null) {
			call.setOfferConstraints(next.constraints);
		}
		return call.build();
	}

	/**
	 * The roles of the framework, as it last subscribed or updated itself.
	 * @return the roles; empty while they are not known
	 */
	public List<String> roles() {
		State now = this.state.get();
		return (now != null && !now.unsure) ? FrameworkRoles.of(now.info) : List.of();
	}

	/**
	 * A call is about to be written.
	 * @param call the call, of any type
	 */
	public void sent(Call call) {
		if (call.getType() == Call.Type.SUPPRESS || call.getType() == Call.Type.REVIVE) {
			change((now) -> now.isWish(call) ? now : now.wish(call));
		}
	}

	/**
	 * The master accepted a call.
	 * @param call the call, of any type
	 */
	public void accepted(Call call) {
		if (call.getType() == Call.Type.UPDATE_FRAMEWORK) {
			change((now) -> State.of(call.getUpdateFramework()));
		}
	}

	/**
	 * The outcome of a call is unknown.
	 * @param call the call, of any type
	 */
	public void unknown(Call call) {
		if (call.getType() == Call.Type.UPDATE_FRAMEWORK) {
			change(State::doubted);
		}
	}

	/**
	 * The master refused a call. Undoes what {@link #sent} did, unless another call or a
	 * SUBSCRIBE left meanwhile.
	 * @param call the call, of any type
	 */
	public void refused(Call call) {
		change((now) -> now.isWish(call) ? now.before(call) : now);
	}

	/**
	 * Forget everything: the next SUBSCRIBE says what is configured. For a process that
	 * no longer speaks for the framework, since whoever does so now may have changed it.
	 */
	public void forget() {
		this.state.set(null);
	}

	/**
	 * Before the first SUBSCRIBE there is nothing to change.
	 */
	private void change(UnaryOperator<State> change) {
		this.state.updateAndGet((now) -> (now != null) ? change.apply(now) : null);
	}

	/**
	 * The settings, and what to go back to if the last wish is refused.
	 */
	private record State(FrameworkInfo info, boolean updated, boolean unsure, Set<String> suppressed,
			@Nullable OfferConstraints constraints, @Nullable Wish wish) {

		static State of(FrameworkInfo configured, Initial initial) {
			return new State(configured, false, false, initial.suppressed, initial.constraints, null);
		}

		static State of(Call.UpdateFramework update) {
			return new State(update.getFrameworkInfo(), true, false, Set.copyOf(update.getSuppressedRolesList()),
					update.hasOfferConstraints() ? update.getOfferConstraints() : null, null);
		}

		State subscribing(FrameworkInfo configured) {
			return new State(this.updated ? this.info : configured, this.updated, false, this.suppressed,
					this.constraints, null);
		}

		State doubted() {
			return new State(this.info, this.updated, true, this.suppressed, this.constraints, this.wish);
		}

		boolean isWish(Call call) {
			return this.wish != null && this.wish.call == call;
		}

		State before(Call call) {
			return suppressing((this.wish != null) ? this.wish.before : this.suppressed, null);
		}

		/**
		 * A master ignores the whole call if one of its roles is not subscribed.
		 */
		State wish(Call call) {
			boolean suppress = call.getType() == Call.Type.SUPPRESS;
			List<String> subscribed = FrameworkRoles.of(this.info);
			List<String> named = suppress ? call.getSuppress().getRolesList() : call.getRevive().getRolesList();
			Set<String> result = new HashSet<>(this.suppressed);
			if (subscribed.containsAll(named)) {
				List<String> meant = named.isEmpty() ? subscribed : named;
				meant.forEach(suppress ? result::add : result::remove);
			}
			return suppressing(Set.copyOf(result), new Wish(call, this.suppressed));
		}

		private State suppressing(Set<String> roles, @Nullable Wish last) {
			return new State(this.info, this.updated, this.unsure, roles, this.constraints, last);
		}

	}

	private record Wish(Call call, Set<String> before) {
	}

	private record Initial(Set<String> suppressed, @Nullable OfferConstraints constraints) {
	}

}
