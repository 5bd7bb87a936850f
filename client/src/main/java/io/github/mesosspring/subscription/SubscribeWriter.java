package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.version.MasterManners;
import io.github.mesosspring.version.MasterVersion;
import io.github.mesosspring.version.ParseError;
import io.github.mesosspring.version.SubscribeForm;
import reactor.core.publisher.Mono;

/**
 * Says SUBSCRIBE to each master the way it understands it. Used by the actor, apart from
 * {@link #versionOf}.
 */
final class SubscribeWriter {

	private static final Set<SessionLoss> STILL_THE_SAME = EnumSet.of(SessionLoss.NOT_LEADER, SessionLoss.UNAVAILABLE,
			SessionLoss.REFUSED);

	private final Encoding encoding;

	private final KnownMasters masters;

	private final FailureClassifier classifier;

	private final SubscriptionLog log;

	SubscribeWriter(SubscriptionSettings settings, FailureClassifier classifier, SubscriptionLog log) {
		this.encoding = settings.encoding();
		this.masters = new KnownMasters(settings.masterVersions());
		this.classifier = classifier;
		this.log = log;
	}

	/**
	 * The version to take a master for. Callable by any thread.
	 */
	Mono<MasterVersion> versionOf(URI master) {
		return this.masters.versionOf(master);
	}

	/**
	 * Write a SUBSCRIBE.
	 * @param found whom it goes to
	 * @param whole what would be said to the newest master
	 * @param forced whether to take the framework over from whoever is connected
	 */
	Written write(Detection.Found found, Call whole, boolean forced) {
		MasterManners manners = new MasterManners(found.version());
		SubscribeForm form = manners.subscribe(whole);
		if (form.refusal() == null) {
			this.log.leftOut(found, form);
		}
		byte[] body = forced ? manners.encodeForced(form.call(), this.encoding.codec())
				: manners.encode(form.call(), this.encoding.codec());
		return new Written(found, whole, form, body);
	}

	/**
	 * A master did not understand a SUBSCRIBE. It is taken for an older one from now on,
	 * unless it was already, or an older one would be told the same.
	 * @param written what it did not understand
	 * @param refused what it said
	 * @return the same to try again at once, or that it has to be given up
	 */
	Verdict degrade(Written written, Verdict refused) {
		MasterVersion taken = written.found.version();
		MasterVersion older = Objects.requireNonNullElse(ParseError.newestToSay(refused.words()), taken);
		SubscribeForm less = new MasterManners(older).subscribe(written.whole);
		if (older.isAtLeast(taken) || less.refusal() != null || less.call().equals(written.form.call())
				|| !this.masters.degrade(written.found.master(), older)) {
			return this.classifier.notUnderstood(refused, less.refusal());
		}
		this.log.degraded(written.found.master(), older, less, refused);
		return refused;
	}

	/**
	 * An attempt ended. A master that answered is still the same; one with which a
	 * session stood, or that cannot be reached, may be upgraded when it is tried again.
	 */
	void ended(Attempt attempt, Verdict verdict) {
		if (attempt.session() != null || !STILL_THE_SAME.contains(verdict.reason())) {
			this.masters.forget(attempt.candidate());
		}
	}

	/**
	 * A SUBSCRIBE for one master.
	 *
	 * @param found whom it is for
	 * @param whole what would be said to the newest master
	 * @param form what is said
	 * @param body the bytes of it
	 */
	record Written(Detection.Found found, Call whole, SubscribeForm form, byte[] body) {

		/**
		 * The version of the master that answered.
		 */
		MasterVersion versionOf(Event.Subscribed subscribed) {
			return KnownMasters.versionOf(subscribed, this.found.version());
		}

		/**
		 * The calls that say what SUBSCRIBE could not.
		 */
		List<Call> saidLater(Session session) {
			return new MasterManners(session.version()).afterSubscribed(this.whole, this.form.call());
		}

	}

}
