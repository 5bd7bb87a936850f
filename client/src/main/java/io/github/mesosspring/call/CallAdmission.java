package io.github.mesosspring.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.OutstandingOffers;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.version.MasterManners;

/**
 * Binds a call to the session that stands and takes the offers it names, or refuses it
 * before anything is sent. Offers are taken here and not when the call leaves, so that of
 * two calls with the same offer the second fails at once.
 */
final class CallAdmission {

	private static final int NAMED_OFFERS = 5;

	private final Sessions sessions;

	CallAdmission(Sessions sessions) {
		this.sessions = sessions;
	}

	AdmittedCall admit(Call call, Duration timeout, CallSettlement settlement) {
		String refusal = CallRules.refusal(call);
		if (refusal != null) {
			throw notSent(call, CallNotSentException.Reason.REFUSED, refusal);
		}
		Session session = this.sessions.current();
		if (session == null) {
			throw notSent(call, CallNotSentException.Reason.NOT_SUBSCRIBED,
					"no subscription stands; repeat it after the next SUBSCRIBED");
		}
		requireOurs(call, "framework_id", call.getFrameworkId(), session);
		requireOurs(call, "update_framework.framework_info.id", call.getUpdateFramework().getFrameworkInfo().getId(),
				session);
		String tooOld = new MasterManners(session.version()).refusal(call, this.sessions.accepted()::roles);
		if (tooOld != null) {
			throw notSent(call, CallNotSentException.Reason.REFUSED, tooOld);
		}
		Call complete = complete(call, session);
		return switch (complete.getType()) {
			case ACCEPT, ACCEPT_INVERSE_OFFERS -> accept(complete, session, timeout, settlement);
			case DECLINE, DECLINE_INVERSE_OFFERS -> decline(complete, session, timeout, settlement);
			default -> new AdmittedCall(complete, session, List.of(), timeout, settlement);
		};
	}

	private static void requireOurs(Call call, String field, FrameworkID named, Session session) {
		if (!named.getValue().isEmpty() && !named.equals(session.frameworkId())) {
			throw notSent(call, CallNotSentException.Reason.REFUSED, "'" + field + "' names the framework '"
					+ named.getValue() + "', but this one is '" + session.frameworkId().getValue() + "'; leave it out");
		}
	}

	private static Call complete(Call call, Session session) {
		Call.Builder complete = call.toBuilder().setFrameworkId(session.frameworkId());
		if (call.getType() == Call.Type.UPDATE_FRAMEWORK) {
			complete.getUpdateFrameworkBuilder().getFrameworkInfoBuilder().setId(session.frameworkId());
		}
		return complete.build();
	}

	/**
	 * Give the offers of a call back that has had no effect.
	 */
	void takeBack(AdmittedCall admitted) {
		offers(admitted.call()).giveBack(admitted.offers(), admitted.session().epoch());
	}

	/**
	 * Where the offers are that a call names.
	 */
	private OutstandingOffers offers(Call call) {
		return switch (call.getType()) {
			case ACCEPT_INVERSE_OFFERS, DECLINE_INVERSE_OFFERS -> this.sessions.inverseOffers();
			default -> this.sessions.offers();
		};
	}

	private AdmittedCall accept(Call call, Session session, Duration timeout, CallSettlement settlement) {
		List<OfferID> offers = OfferIds.of(call);
		Collection<OfferID> voids = offers(call).takeAll(offers, session.epoch());
		if (!voids.isEmpty()) {
			throw notSent(call, CallNotSentException.Reason.VOID_OFFER,
					"rescinded, used before or of an older subscription: " + names(voids));
		}
		return new AdmittedCall(call, session, offers, timeout, settlement);
	}

	private AdmittedCall decline(Call call, Session session, Duration timeout, CallSettlement settlement) {
		List<OfferID> offers = OfferIds.of(call);
		Collection<OfferID> taken = offers(call).takeAny(offers, session.epoch());
		if (taken.isEmpty()) {
			throw notSent(call, CallNotSentException.Reason.VOID_OFFER,
					"none of its offers is outstanding: " + names(offers));
		}
		if (taken.size() == offers.size()) {
			return new AdmittedCall(call, session, taken, timeout, settlement);
		}
		return new AdmittedCall(OfferIds.declining(call, taken), session, taken, timeout, settlement);
	}

	private static String names(Collection<OfferID> offers) {
		String names = offers.stream().limit(NAMED_OFFERS).map(OfferID::getValue).collect(Collectors.joining(", "));
		return (offers.size() <= NAMED_OFFERS) ? names : names + " and " + (offers.size() - NAMED_OFFERS) + " more";
	}

	private static CallNotSentException notSent(Call call, CallNotSentException.Reason reason, String detail) {
		return new CallNotSentException(call.getType(), reason, detail);
	}

}
