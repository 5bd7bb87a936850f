package io.github.mesosspring.subscription;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.recordio.RecordTooLargeException;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.FailureClassifier.Phase;
import io.github.mesosspring.subscription.Verdict.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FailureClassifierTests {

	private final FailureClassifier classifier = new FailureClassifier(() -> Action.STOP);

	@ParameterizedTest
	@CsvSource({ "307, RE_DETECT, NOT_LEADER", "308, RE_DETECT, NOT_LEADER", "503, RE_DETECT, UNAVAILABLE",
			"404, RE_DETECT, UNAVAILABLE", "408, RE_DETECT, UNAVAILABLE", "429, RE_DETECT, UNAVAILABLE",
			"500, RE_DETECT, UNAVAILABLE", "502, RE_DETECT, UNAVAILABLE", "202, RE_DETECT, UNAVAILABLE",
			"302, RE_DETECT, UNAVAILABLE", "400, STOP, REFUSED", "401, STOP, REFUSED", "403, STOP, REFUSED",
			"405, STOP, REFUSED", "406, STOP, REFUSED", "415, STOP, REFUSED", "413, STOP, REFUSED" })
	void answersToSubscribe(int status, Action action, SessionLoss reason) {
		Verdict verdict = this.classifier.failure(new SubscribeAnswerException(status, "the words"), Phase.CONNECTING);
		assertThat(verdict).isEqualTo(new Verdict(action, reason, status + " the words", true));
	}

	@Test
	void answerWithoutWordsIsNamedByItsStatus() {
		assertThat(this.classifier.answer(401, " ").words()).isEqualTo("HTTP status 401");
	}

	@Test
	void wordsOfTheMasterCannotForgeLogLines() {
		assertThat(this.classifier.answer(400, "no\r\n2026 ERROR\u001b[31m you").words())
			.isEqualTo("400 no 2026 ERROR [31m you");
		assertThat(this.classifier.answer(400, "x".repeat(5000)).words()).hasSizeLessThan(1100);
	}

	@Test
	void refusedConnectionWasNeverSent() {
		for (Throwable cause : new Throwable[] { new ConnectException("refused"), new UnknownHostException("master"),
				new SSLHandshakeException("no trust") }) {
			Verdict verdict = this.classifier.failure(new IOException("wrapped", cause), Phase.CONNECTING);
			assertThat(verdict).isEqualTo(new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, "wrapped", true));
		}
	}

	@Test
	void connectionLostBeforeTheAnswerMayHaveSubscribed() {
		Verdict verdict = this.classifier.failure(new IOException("reset"), Phase.CONNECTING);
		assertThat(verdict).isEqualTo(new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, "reset", false));
	}

	@Test
	void brokenStreamIsTakenUpAgain() {
		assertThat(this.classifier.failure(new IOException("reset"), Phase.SUBSCRIBED))
			.isEqualTo(new Verdict(Action.RETRY, SessionLoss.STREAM_BROKEN, "The stream broke off: reset", false));
		assertThat(this.classifier.streamEnded("the end", Phase.SUBSCRIBED))
			.isEqualTo(new Verdict(Action.RETRY, SessionLoss.STREAM_ENDED, "the end", false));
		assertThat(this.classifier.failure(new RecordIoException("no number"), Phase.SUBSCRIBED))
			.isEqualTo(new Verdict(Action.RETRY, SessionLoss.BROKEN_FRAMING, "no number", false));
	}

	@Test
	void streamWithoutSubscribedIsNoBetterThanNone() {
		assertThat(this.classifier.streamEnded("the end", Phase.STREAMING).action()).isEqualTo(Action.RE_DETECT);
		assertThat(this.classifier.failure(new RecordIoException("x"), Phase.STREAMING).action())
			.isEqualTo(Action.RE_DETECT);
		assertThat(this.classifier.undecodableSubscribed(new CodecException("x", null))).isEqualTo(
				new Verdict(Action.RE_DETECT, SessionLoss.BROKEN_FRAMING, "SUBSCRIBED cannot be decoded: x", false));
	}

	@Test
	void tooLargeRecordNamesTheProperty() {
		Verdict verdict = this.classifier.failure(new RecordTooLargeException("300", 200), Phase.SUBSCRIBED);
		assertThat(verdict.action()).isEqualTo(Action.STOP);
		assertThat(verdict.reason()).isEqualTo(SessionLoss.BROKEN_FRAMING);
		assertThat(verdict.words()).contains("300", "200", "mesos.max-record-size");
	}

	@Test
	void silenceBeforeSubscribedIsAFailedConnection() {
		assertThat(this.classifier.silence("nothing", Phase.CONNECTING))
			.isEqualTo(new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, "nothing", false));
		assertThat(this.classifier.silence("nothing", Phase.STREAMING).reason()).isEqualTo(SessionLoss.CONNECT_FAILED);
		assertThat(this.classifier.silence("nothing", Phase.SUBSCRIBED))
			.isEqualTo(new Verdict(Action.RETRY, SessionLoss.HEARTBEAT_MISSED, "nothing", true));
	}

	@ParameterizedTest
	@EnumSource
	void takeoverMeansSteppingDown(Phase phase) {
		assertThat(this.classifier.errorEvent("Framework failed over", phase))
			.isEqualTo(new Verdict(Action.STEP_DOWN, SessionLoss.ERROR_EVENT, "Framework failed over", true));
	}

	@Test
	void removalFollowsThePolicy() {
		assertThat(this.classifier.errorEvent("Framework has been removed", Phase.STREAMING).action())
			.isEqualTo(Action.STOP);
		assertThat(new FailureClassifier(() -> Action.SUBSCRIBE_AS_NEW)
			.errorEvent("Framework has been removed", Phase.SUBSCRIBED)
			.action()).isEqualTo(Action.SUBSCRIBE_AS_NEW);
	}

	@Test
	void anyOtherErrorInsteadOfSubscribedIsARefusal() {
		assertThat(this.classifier.errorEvent("'a/b' contains invalid characters", Phase.STREAMING))
			.isEqualTo(new Verdict(Action.STOP, SessionLoss.REFUSED, "'a/b' contains invalid characters", true));
		assertThat(this.classifier.errorEvent("odd", Phase.SUBSCRIBED))
			.isEqualTo(new Verdict(Action.RETRY, SessionLoss.ERROR_EVENT, "odd", true));
	}

	@ParameterizedTest
	@EnumSource
	void sessionClosedByACallKeepsItsReason(SessionLoss reason) {
		Verdict verdict = this.classifier.sessionClosed(reason);
		assertThat(verdict.reason()).isEqualTo(reason);
		assertThat(verdict.words()).isNotBlank();
		assertThat(verdict.action()).isEqualTo(switch (reason) {
			case STREAM_ID_MISMATCH -> Action.STEP_DOWN;
			default -> Action.RETRY;
		});
	}

	@Test
	void undetectedMasterIsTriedAgain() {
		assertThat(this.classifier.notDetected(new IllegalStateException("none")))
			.isEqualTo(new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, "No master was found: none", true));
	}

}
