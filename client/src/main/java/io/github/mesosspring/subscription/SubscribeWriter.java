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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Says SUBSCRIBE to each master the way it understands it, and knows what it said last.
 * Used by the actor, apart from {@link #versionOf}.
 */
final class SubscribeWriter {

	private static final Set<SessionLoss> STILL_THE_SAME = EnumSet.of(SessionLoss.NOT_LEADER, SessionLoss.UNAVAILABLE,
			SessionLoss.REFUSED);

	private final Encoding encoding;

	private final KnownMasters masters;

	private final FailureClassifier classifier;

	private final SubscriptionLog log;

	private boolean forced;

	private @Nullable Written said;

	/**
	 * Create it.
	 * @param forced whether to take the framework over from whoever is connected, until a
	 * subscription stands
	 */
	SubscribeWriter(SubscriptionSettings settings, FailureClassifier classifier, SubscriptionLog log, boolean forced) {
		this.encoding = settings.encoding();
		this.masters = new KnownMasters(settings.masterVersions());
		this.classifier = classifier;
		this.log = log;
		this.forced = forced;
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
	 */
	Written write(Detection.Found found, Call whole) {
		MasterManners manners = new MasterManners(found.version());
		SubscribeForm form = manners.subscribe(whole);
		if (form.refusal() == null) {
			this.log.leftOut(found, form);
		}
		byte[] body = this.forced ? manners.encodeForced(form.call(), this.encoding.codec())
				: manners.encode(form.call(), this.encoding.codec());
		Written written = new Written(found, whole, form, body);
		this.said = written;
		return written;
	}

	/**
	 * Write for another master what was written last.
	 * @param found whom it goes to
	 */
	Written rewrite(Detection.Found found) {
		return write(found, said().whole);
	}

	/**
	 * What was written last.
	 */
	Written said() {
		return Objects.requireNonNull(this.said);
	}

	/**
	 * A subscription stands. Whoever takes it over from now on is not fought.
	 */
	void subscribed() {
		this.forced = false;
	}

	/**
	 * The master did not understand what was written last. One that never told its
	 * version is taken for an older one from now on, unless an older one would be told
	 * the same.
	 * @param refused what it said
	 * @return the same to try again at once, or that it has to be given up
	 */
	Verdict degrade(Verdict refused) {
		Written written = said();
		MasterVersion taken = written.found.version();
		if (taken.isTold()) {
			return this.classifier.notUnderstood(refused, null);
		}
		MasterVersion older = Objects.requireNonNullElse(ParseError.newestToSay(refused.words()), taken);
		SubscribeForm less = new MasterManners(older).subscribe(written.whole);
		if (less.refusal() != null || less.call().equals(written.form.call())) {
			return this.classifier.notUnderstood(refused, less.refusal());
		}
		this.masters.degrade(written.found.master(), older);
		this.log.degraded(written.found.master(), older, less, refused);
		return refused;
	}

	/**
	 * An attempt ended. A master that answered is still the same; one that cannot be
	 * reached may be upgraded when it is tried again, and so may all of them when a
	 * session was lost.
	 */
	void ended(Attempt attempt, Verdict verdict) {
		if (attempt.session() != null) {
			this.masters.askAllAgain();
		}
		else if (!STILL_THE_SAME.contains(verdict.reason())) {
			this.masters.askAgain(said().found.master());
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
