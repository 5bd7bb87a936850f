package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Supplier;

import javax.net.ssl.SSLException;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.framework.FrameworkIdStoreException;
import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.recordio.RecordTooLargeException;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.Verdict.Action;
import io.github.mesosspring.version.ParseError;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides what an error means.
 * <table border="1">
 * <caption>Answers to SUBSCRIBE</caption>
 * <tr>
 * <td>307 that leads nowhere</td>
 * <td>try another master</td>
 * </tr>
 * <tr>
 * <td>404, 408, 429, 5xx, unexpected 2xx and 3xx</td>
 * <td>not ready: try another master</td>
 * </tr>
 * <tr>
 * <td>400 that names a parse error</td>
 * <td>what we sent is too new for it: say less, once</td>
 * </tr>
 * <tr>
 * <td>any other 4xx (400, 401, 403, 405, 406, 415, ...)</td>
 * <td>refused for what we sent or who we are: stop</td>
 * </tr>
 * <tr>
 * <td>no connection, no answer in time</td>
 * <td>try another master</td>
 * </tr>
 * </table>
 */
final class FailureClassifier {

	private static final String REMOVED = "Framework has been removed";

	private static final String FAILED_OVER = "Framework failed over";

	/**
	 * Masters before 0.28 refuse a second connection, and may not have noticed the end of
	 * the first.
	 */
	private static final String CONNECTED = "Framework is already connected";

	/** Of the authorizer, which could not decide; not of the framework. */
	private static final String AUTHORIZER_FAILED = "Authorization failure";

	/**
	 * How far an attempt has come.
	 */
	enum Phase {

		/** SUBSCRIBE is not answered. */
		CONNECTING,

		/** It was answered with a stream. */
		STREAMING,

		/** SUBSCRIBED was received. */
		SUBSCRIBED

	}

	private final Supplier<Action> onRemoved;

	/**
	 * Create a classifier.
	 * @param onRemoved what to do when the master has removed the framework
	 */
	FailureClassifier(Supplier<Action> onRemoved) {
		this.onRemoved = onRemoved;
	}

	/**
	 * The stream, or the way to it, failed.
	 * @param failure what failed
	 * @param phase how far the attempt had come
	 * @return what it means
	 */
	Verdict failure(Throwable failure, Phase phase) {
		if (failure instanceof SubscribeAnswerException answer) {
			return answer(answer.getStatus(), answer.getWords());
		}
		if (failure instanceof RecordTooLargeException) {
			return new Verdict(Action.STOP, SessionLoss.BROKEN_FRAMING,
					failure.getMessage() + ". Raise mesos.max-record-size", false);
		}
		if (failure instanceof RecordIoException) {
			return new Verdict(again(phase), SessionLoss.BROKEN_FRAMING, words(failure), false);
		}
		if (phase != Phase.CONNECTING) {
			return new Verdict(again(phase), SessionLoss.STREAM_BROKEN, "The stream broke off: " + words(failure),
					false);
		}
		return new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, words(failure), neverSent(failure));
	}

	/**
	 * The master answered SUBSCRIBE with something else than a stream.
	 * @param status the HTTP status
	 * @param words the body, or what was wrong with the redirect
	 * @return what it means
	 */
	Verdict answer(int status, String words) {
		String all = described(status, MasterWords.of(words));
		if (status == 307 || status == 308) {
			return new Verdict(Action.RE_DETECT, SessionLoss.NOT_LEADER, all, true);
		}
		boolean transientStatus = status == 404 || status == 408 || status == 429;
		if (status == 400 && ParseError.newestToSay(words) != null) {
			return new Verdict(Action.DEGRADE, SessionLoss.REFUSED, all, true);
		}
		if (status >= 400 && status < 500 && !transientStatus) {
			return new Verdict(Action.STOP, SessionLoss.REFUSED, all, true);
		}
		return new Verdict(Action.RE_DETECT, SessionLoss.UNAVAILABLE, all, true);
	}

	/**
	 * The framework cannot be what it is with a master so old.
	 * @param refusal why
	 * @return what it means
	 */
	Verdict tooOld(String refusal) {
		return new Verdict(Action.STOP, SessionLoss.REFUSED, "The master is too old: " + refusal, true);
	}

	/**
	 * A master did not understand SUBSCRIBE, and saying less would not help.
	 * @param refused what it said
	 * @param refusal why less cannot be said, or {@code null} if there is no less to say
	 * @return what it means
	 */
	Verdict notUnderstood(Verdict refused, @Nullable String refusal) {
		return new Verdict(Action.STOP, refused.reason(),
				(refusal != null) ? refused.words() + ". It is taken for an old master: " + refusal : refused.words(),
				refused.answered());
	}

	/**
	 * The master sent an ERROR event.
	 * @param message {@code Event.Error.message}
	 * @param phase how far the attempt had come
	 * @return what it means
	 */
	Verdict errorEvent(String message, Phase phase) {
		String words = MasterWords.of(message);
		if (message.startsWith(FAILED_OVER)) {
			return new Verdict(Action.STEP_DOWN, SessionLoss.ERROR_EVENT, words, true);
		}
		if (message.startsWith(REMOVED)) {
			return new Verdict(this.onRemoved.get(), SessionLoss.ERROR_EVENT, words, true);
		}
		if (message.startsWith(CONNECTED) || message.startsWith(AUTHORIZER_FAILED)) {
			return new Verdict(Action.RETRY, SessionLoss.REFUSED, words, true);
		}
		if (phase != Phase.SUBSCRIBED) {
			return new Verdict(Action.STOP, SessionLoss.REFUSED, words, true);
		}
		return new Verdict(Action.RETRY, SessionLoss.ERROR_EVENT, words, true);
	}

	/**
	 * Whether the master has removed the framework, without having been asked to.
	 * @param verdict what was found
	 * @return whether it is no more
	 */
	boolean isRemoval(Verdict verdict) {
		return verdict.action() != Action.TORN_DOWN && verdict.reason() == SessionLoss.ERROR_EVENT
				&& verdict.words().startsWith(REMOVED);
	}

	/**
	 * The stream ended without a failure.
	 * @param words how
	 * @param phase how far the attempt had come
	 * @return what it means
	 */
	Verdict streamEnded(String words, Phase phase) {
		return new Verdict(again(phase), SessionLoss.STREAM_ENDED, words, false);
	}

	/**
	 * Nothing arrived for too long.
	 * @param words what was awaited
	 * @param phase how far the attempt had come
	 * @return what it means
	 */
	Verdict silence(String words, Phase phase) {
		return (phase == Phase.SUBSCRIBED) ? new Verdict(Action.RETRY, SessionLoss.HEARTBEAT_MISSED, words, true)
				: new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, words, false);
	}

	/**
	 * SUBSCRIBED arrived and could not be decoded.
	 * @param failure why
	 * @return what it means
	 */
	Verdict undecodableSubscribed(CodecException failure) {
		return new Verdict(Action.RE_DETECT, SessionLoss.BROKEN_FRAMING,
				"SUBSCRIBED cannot be decoded: " + words(failure), false);
	}

	/**
	 * We failed ourselves: the framework id cannot be kept, or there is a bug. Going on
	 * could orphan the framework.
	 * @param failure what failed
	 * @return what it means
	 */
	static Verdict broken(Throwable failure) {
		return new Verdict(Action.STOP, SessionLoss.REQUESTED, words(failure), true);
	}

	/**
	 * This instance was elected and cannot use the framework id store.
	 * @param failure why
	 * @return what it means
	 */
	static Verdict storeUnavailable(FrameworkIdStoreException failure) {
		return new Verdict(Action.STOP, SessionLoss.REQUESTED, words(failure), true);
	}

	/**
	 * Another master leads than the one tried.
	 * @param leader the new leader
	 * @return what it means
	 */
	Verdict leaderChanged(URI leader) {
		return new Verdict(Action.FOLLOW, SessionLoss.NOT_LEADER, "Another master leads: " + leader, false);
	}

	/**
	 * The subscription is given up on request.
	 * @param reason what for
	 * @param words why
	 * @return what it means
	 */
	Verdict requested(SessionLoss reason, String words) {
		return new Verdict(Action.FOLLOW, reason, words, true);
	}

	/**
	 * No master was found to try.
	 * @param failure why
	 * @return what it means
	 */
	Verdict notDetected(Throwable failure) {
		return new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, "No master was found: " + words(failure),
				true);
	}

	/**
	 * We did not read for too long, since handlers are slower than the master.
	 * @param words for how long
	 * @return what it means
	 */
	Verdict slowHandlers(String words) {
		return new Verdict(Action.RETRY, SessionLoss.SLOW_HANDLERS, words, true);
	}

	/**
	 * Somebody else closed the session, mostly because of the answer to a call.
	 * @param reason why
	 * @return what it means
	 */
	Verdict sessionClosed(SessionLoss reason) {
		return switch (reason) {
			case STREAM_ID_MISMATCH ->
				new Verdict(Action.STEP_DOWN, reason, "A call was refused for its stream id", true);
			case NOT_LEADER -> lostByCall(reason, "it is not the leader any more");
			case UNAVAILABLE -> lostByCall(reason, "it is not ready");
			case FRAMEWORK_UNKNOWN -> lostByCall(reason, "it does not know the framework");
			case NOT_SUBSCRIBED -> lostByCall(reason, "the framework is not subscribed");
			default -> new Verdict(Action.RETRY, reason, "The session was closed", true);
		};
	}

	/**
	 * A master that never got as far as SUBSCRIBED is no better than one that is not
	 * there.
	 */
	private static Action again(Phase phase) {
		return (phase == Phase.SUBSCRIBED) ? Action.RETRY : Action.RE_DETECT;
	}

	private static Verdict lostByCall(SessionLoss reason, String answer) {
		return new Verdict(Action.RETRY, reason, "The master answered a call that " + answer, true);
	}

	/**
	 * Some of the master's texts begin with the status already.
	 */
	private static String described(int status, String words) {
		if (words.isEmpty()) {
			return "HTTP status " + status;
		}
		return words.startsWith(status + " ") ? words : status + " " + words;
	}

	private static boolean neverSent(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ConnectException || cause instanceof UnknownHostException
					|| cause instanceof NoRouteToHostException || cause instanceof SSLException
					|| cause instanceof CredentialsException) {
				return true;
			}
		}
		return false;
	}

	private static String words(Throwable failure) {
		String message = failure.getMessage();
		return MasterWords.of((message != null) ? message : failure.toString());
	}

}
