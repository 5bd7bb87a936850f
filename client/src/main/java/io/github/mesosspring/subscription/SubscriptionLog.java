package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.Verdict.Action;
import io.github.mesosspring.version.MasterVersion;
import io.github.mesosspring.version.SubscribeForm;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What an operator reads. A reason to reconnect is worth a warning once; its repetitions
 * are not, until a subscription stands again. Not thread-safe.
 */
final class SubscriptionLog {

	private static final Log logger = LogFactory.getLog(MesosSubscription.class);

	private final String framework;

	private String leftOut = "";

	private final Set<SessionLoss> warned = EnumSet.noneOf(SessionLoss.class);

	SubscriptionLog(String framework) {
		this.framework = "Framework '" + framework + "'";
	}

	void subscribed(Session session) {
		this.warned.clear();
		logger.info(this.framework + " is subscribed as " + session.frameworkId().getValue() + " with the master "
				+ session.master());
	}

	void tryingAgain(Verdict verdict, Duration delay) {
		String message = this.framework + " is not subscribed: " + verdict.words() + " (" + verdict.reason().tag()
				+ "); trying again in " + delay.toMillis() + " ms";
		if (verdict.reason() == SessionLoss.REQUESTED) {
			logger.info(message);
		}
		else if (verdict.action() != Action.DEGRADE && this.warned.add(verdict.reason())) {
			logger.warn(message + ". Repetitions are logged at DEBUG");
		}
		else {
			logger.debug(message);
		}
	}

	/**
	 * What a master is not told that is too old for it. Said once, until it is something
	 * else.
	 */
	void leftOut(Detection.Found found, SubscribeForm form) {
		String message = this.framework + " leaves out of SUBSCRIBE what " + found.master() + ", of Mesos "
				+ found.version() + ", does not know: " + String.join(", ", form.leftOut());
		if (!form.leftOut().isEmpty() && !message.equals(this.leftOut)) {
			logger.info(message);
		}
		this.leftOut = message;
	}

	void degraded(URI master, MasterVersion version, SubscribeForm less, Verdict refused) {
		logger.warn(this.framework + " was not understood by " + master + " (" + refused.words()
				+ "), takes it for a master of Mesos " + version + " and says no more than that one knows"
				+ (less.leftOut().isEmpty() ? "" : ": without " + String.join(", ", less.leftOut())));
		this.leftOut = "";
	}

	void removed() {
		logger.warn(this.framework + " was removed by the master and registers as a new one: its tasks are gone");
	}

	void givenUp(Verdict verdict) {
		this.warned.clear();
		logger.error(this.framework + " gives its subscription up: " + verdict.words() + " (" + verdict.reason().tag()
				+ "). It stays so until it is restarted");
	}

	void broken(Throwable failure) {
		logger.error(this.framework + " cannot go on", failure);
	}

	void takenOver() {
		logger.error(this.framework + " was taken over by another instance with the same framework id. "
				+ "Run one instance, or give each a framework id store of its own");
	}

	void excusedTakeover() {
		logger.warn(this.framework + " was taken over, probably by a SUBSCRIBE of its own that was given up before; "
				+ "subscribing once more");
	}

	void possibleOrphan(URI master) {
		logger.warn(this.framework + " sent its first SUBSCRIBE to " + master + " and lost the answer: the master may "
				+ "keep an orphan framework of this name until its failover timeout ends. "
				+ "If it lists one, tear it down");
	}

	void changedId(String sent, String received) {
		logger.warn(this.framework + " subscribed as " + sent + " and became " + received);
	}

	void storeNotClosed(Throwable failure) {
		logger.warn(this.framework + " is stopped but cannot give its framework id store free: " + failure.getMessage()
				+ ". Another instance may find it in use until this process ends", failure);
	}

	void standingBy() {
		logger.info(this.framework + " stands by until this instance is elected");
	}

	void elected() {
		logger.info(this.framework + " is led by this instance");
	}

	void deposed() {
		this.warned.clear();
		logger.warn(this.framework + " is no longer led by this instance, which stands by and sends nothing more");
	}

	void electionNotLeft(Throwable failure) {
		logger.warn(this.framework + " cannot withdraw from the election: " + failure.getMessage()
				+ ". Other instances may wait until this process ends", failure);
	}

	void notFinished(String waitedFor, Duration timeout) {
		logger.warn(this.framework + " is stopped after " + timeout.toMillis() + " ms (mesos.stop-timeout) without "
				+ waitedFor + ": updates that were not acknowledged are sent again to whoever subscribes next");
	}

	void farewellFailed(String waitedFor, Throwable failure) {
		logger.warn(this.framework + " is stopped without " + waitedFor + ", which failed", failure);
	}

	void notTornDown(Throwable failure) {
		logger.warn(this.framework + " is stopped without being torn down, its tasks run on: " + failure.getMessage());
	}

	void tornDown() {
		logger.info(this.framework + " is torn down; its id is forgotten");
	}

}
