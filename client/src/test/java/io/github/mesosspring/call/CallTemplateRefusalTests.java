package io.github.mesosspring.call;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a refusal means for the subscription.
 */
class CallTemplateRefusalTests {

	private static final Call KILL = Calls.kill(MasterStub.task("t"), null, null);

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private final List<SessionLoss> losses = new CopyOnWriteArrayList<>();

	private final CallTemplate template = CallTemplate
		.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create())
		.build();

	@BeforeAll
	static void startMaster() {
		master = new MasterStub();
	}

	@AfterAll
	static void stopMaster() {
		master.close();
	}

	@BeforeEach
	void subscribe() {
		master.reset();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				CallTemplateRefusalTests.this.losses.add(reason);
			}

		});
		this.sessions.open(master.session(1));
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@ParameterizedTest
	@CsvSource({ "307, '', NOT_LEADER", "503, No leader elected, UNAVAILABLE", "404, '', UNAVAILABLE",
			"400, Framework cannot be found, FRAMEWORK_UNKNOWN", "403, Framework is not subscribed, NOT_SUBSCRIBED",
			"403, Framework is not connected via HTTP, NOT_SUBSCRIBED",
			"400, The stream ID 'X' included in this request didn't match, STREAM_ID_MISMATCH" })
	void anAnswerThatEndsTheSubscriptionEndsIt(int status, String words, SessionLoss reason) {
		master.answers(status, words);
		assertThatExceptionOfType(CallRejectedException.class).isThrownBy(() -> this.template.sendAndAwait(KILL))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(words));
		assertThat(this.sessions.current()).isNull();
		assertThat(this.losses).containsExactly(reason);
		assertThat(master.requests()).as("it is not repeated").hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "307, ''", "503, No leader elected", "404, ''", "400, Framework cannot be found",
			"403, Framework is not subscribed", "400, The stream ID 'X' included in this request didn't match" })
	void theSameAnswerEndsNothingIfItIsOfAnOlderSubscription(int status, String words) {
		master.answers(status, words);
		master.hold();
		Mono<CallResponse> outcome = this.template.send(KILL);
		Awaitility.await().until(() -> master.received() == 1);
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		this.sessions.open(master.session(2));
		master.release();
		assertThatExceptionOfType(CallRejectedException.class).isThrownBy(() -> outcome.block(Duration.ofSeconds(5)));
		assertThat(this.sessions.isCurrent(2)).isTrue();
		assertThat(this.losses).containsExactly(SessionLoss.STREAM_ENDED);
	}

	@ParameterizedTest
	@CsvSource({ "401, 401 Unauthorized.", "403, The request's principal may not", "501, 501 Not Implemented.",
			"400, Not a valid UUID", "500, ''", "302, ''", "409, Framework was removed while", "429, ''",
			"502, Bad Gateway" })
	void anyOtherRefusalConcernsTheCallAlone(int status, String words) {
		master.answers(status, words);
		assertThatExceptionOfType(CallRejectedException.class).isThrownBy(() -> this.template.sendAndAwait(KILL));
		assertThat(this.sessions.isCurrent(1)).isTrue();
		assertThat(this.losses).isEmpty();
		assertThat(master.calls()).hasSize(1);
	}

	@Test
	void ourStreamIdIsLeftOutOfTheMastersWords() {
		master.answers(400, "The stream ID '" + MasterStub.STREAM_ID
				+ "' included in this request didn't match the stream ID currently associated with framework ID f-0000");
		CallRejectedException rejection = catchThrowableOfType(CallRejectedException.class,
				() -> this.template.sendAndAwait(KILL));
		assertThat(rejection).hasMessageContaining("The stream ID '[ours]' included")
			.hasMessageNotContaining(MasterStub.STREAM_ID);
		assertThat(rejection.getReason()).doesNotContain(MasterStub.STREAM_ID);
		assertThat(this.losses).containsExactly(SessionLoss.STREAM_ID_MISMATCH);
	}

}
