package io.github.mesosspring.call;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
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
		if (call.hasFrameworkId() && !call.getFrameworkId().equals(session.frameworkId())) {
			throw notSent(call, CallNotSentException.Reason.REFUSED,
					"it names the framework '" + call.getFrameworkId().getValue() + "', but this one is '"
							+ session.frameworkId().getValue() + "'; leave framework_id out");
		}
		String tooOld = new MasterManners(session.version()).refusal(call, this.sessions.accepted().subscribedRoles());
		if (tooOld != null) {
			throw notSent(call, CallNotSentException.Reason.REFUSED, tooOld);
		}
		Call complete = complete(call, session);
		return switch (complete.getType()) {
			case ACCEPT -> accept(complete, session, timeout, settlement);
			case DECLINE -> decline(complete, session, timeout, settlement);
			default -> new AdmittedCall(complete, session, List.of(), timeout, settlement);
		};
	}

	private static Call complete(Call call, Session session) {
		Call.Builder complete = call.toBuilder().setFrameworkId(session.frameworkId());
		if (call.hasUpdateFramework() && !call.getUpdateFramework().getFrameworkInfo().hasId()) {
			complete.getUpdateFrameworkBuilder().getFrameworkInfoBuilder().setId(session.frameworkId());
		}
		return complete.build();
	}

	/**
	 * Give the offers of a call back that has had no effect.
	 */
	void takeBack(AdmittedCall admitted) {
		this.sessions.offers().giveBack(admitted.offers(), admitted.session().epoch());
	}

	private AdmittedCall accept(Call call, Session session, Duration timeout, CallSettlement settlement) {
		List<OfferID> offers = call.getAccept().getOfferIdsList();
		Collection<OfferID> voids = this.sessions.offers().takeAll(offers, session.epoch());
		if (!voids.isEmpty()) {
			throw notSent(call, CallNotSentException.Reason.VOID_OFFER,
					"rescinded, used before or of an older subscription: " + names(voids));
		}
		return new AdmittedCall(call, session, offers, timeout, settlement);
	}

	private AdmittedCall decline(Call call, Session session, Duration timeout, CallSettlement settlement) {
		List<OfferID> offers = call.getDecline().getOfferIdsList();
		Collection<OfferID> taken = this.sessions.offers().takeAny(offers, session.epoch());
		if (taken.isEmpty()) {
			throw notSent(call, CallNotSentException.Reason.VOID_OFFER,
					"none of its offers is outstanding: " + names(offers));
		}
		if (taken.size() == offers.size()) {
			return new AdmittedCall(call, session, taken, timeout, settlement);
		}
		Call.Builder valid = call.toBuilder();
		valid.getDeclineBuilder().clearOfferIds().addAllOfferIds(taken);
		return new AdmittedCall(valid.build(), session, taken, timeout, settlement);
	}

	private static String names(Collection<OfferID> offers) {
		String names = offers.stream().limit(NAMED_OFFERS).map(OfferID::getValue).collect(Collectors.joining(", "));
		return (offers.size() <= NAMED_OFFERS) ? names : names + " and " + (offers.size() - NAMED_OFFERS) + " more";
	}

	private static CallNotSentException notSent(Call call, CallNotSentException.Reason reason, String detail) {
		return new CallNotSentException(call.getType(), reason, detail);
	}

}
