package io.github.mesosspring.embedded.fault;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.RawConnection;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallFaultTests {

	private EmbeddedMesos mesos;

	private EmbeddedMaster master;

	private TestScheduler scheduler;

	@BeforeEach
	void subscribe() {
		this.mesos = EmbeddedMesos.builder().agents(0).start();
		this.master = this.mesos.masters().get(0);
		this.scheduler = TestScheduler.subscribe(this.mesos.uri(), Encoding.JSON, TestScheduler.framework());
	}

	@AfterEach
	void close() {
		this.scheduler.close();
		this.mesos.close();
	}

	private RawConnection.Response suppress() {
		return this.scheduler.send((call) -> call.setType(Call.Type.SUPPRESS));
	}

	@Test
	void answersTheNextCallOnlyInThePlaceOfTheMaster() {
		this.master.answerNext(503);
		RawConnection.Response refused = suppress();
		assertThat(refused.statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
		assertThat(refused.text()).isEqualTo("No leader elected");
		assertThat(refused.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void befallsCallsOfOneTypeOnly() {
		this.master.nextCall(Call.Type.REVIVE).answer(400, "Framework cannot be found");
		assertThat(suppress().status()).isEqualTo(202);
		RawConnection.Response refused = this.scheduler.send((call) -> call.setType(Call.Type.REVIVE));
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.text()).isEqualTo("Framework cannot be found");
	}

	@Test
	void befallsAsManyCallsAsItIsTold() {
		this.master.nextCall().times(2).answer(404);
		assertThat(suppress().status()).isEqualTo(404);
		assertThat(suppress().status()).isEqualTo(404);
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void goesOnUntilTheFaultsAreCleared() {
		this.master.nextCall().always().answer(500);
		assertThat(suppress().text()).isEqualTo("500 Internal Server Error.");
		assertThat(suppress().status()).isEqualTo(500);
		this.master.clearFaults();
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void redirectsToWhereverATestWants() {
		this.master.nextCall().redirect("//unreachable.invalid:5050/master/api/v1/scheduler");
		RawConnection.Response redirect = suppress();
		assertThat(redirect.status()).isEqualTo(307);
		assertThat(redirect.header("Location")).isEqualTo("//unreachable.invalid:5050/master/api/v1/scheduler");
		assertThat(redirect.header("Content-Length")).isEqualTo("0");
	}

	@Test
	void losesACallBeforeTheMasterSeesIt() {
		this.master.nextCall(Call.Type.TEARDOWN).lose();
		assertThat(this.scheduler.sendAndAwaitNoAnswer((call) -> call.setType(Call.Type.TEARDOWN))).isTrue();
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void losesTheAnswerOfACallTheMasterHasActedOn() {
		this.master.nextCall(Call.Type.TEARDOWN).loseAnswer();
		assertThat(this.scheduler.sendAndAwaitNoAnswer((call) -> call.setType(Call.Type.TEARDOWN))).isTrue();
		assertThat(this.scheduler.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
		assertThat(suppress().text()).isEqualTo("Framework cannot be found");
	}

	@Test
	void endsAStreamWhoseAnswerIsLost() throws IOException {
		this.master.nextCall(Call.Type.SUBSCRIBE).loseAnswer();
		try (RawConnection connection = new RawConnection(this.mesos.uri())) {
			connection.send(subscription());
			assertThat(connection.read()).isNull();
			Awaitility.await().untilAsserted(() -> assertThat(this.master.streams()).hasSize(1));
		}
	}

	@Test
	void endsAStreamWhoseAnswerIsWithheldWithItsConnection() throws IOException {
		this.master.nextCall(Call.Type.SUBSCRIBE).withholdAnswer();
		try (RawConnection connection = new RawConnection(this.mesos.uri())) {
			connection.send(subscription());
			Awaitility.await().untilAsserted(() -> assertThat(this.master.streams()).hasSize(2));
		}
		Awaitility.await().untilAsserted(() -> assertThat(this.master.streams()).hasSize(1));
	}

	private static byte[] subscription() {
		String body = """
				{"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"root","name":"other","roles":["*"],
				"capabilities":[{"type":"MULTI_ROLE"}]}}}""";
		return ("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: "
				+ "application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void withholdsAnAnswerOnAConnectionThatStaysOpen() throws IOException {
		this.master.nextCall().withholdAnswer();
		try (RawConnection connection = new RawConnection(this.mesos.uri())) {
			connection.send("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".getBytes());
			connection.timeout(Duration.ofMillis(100));
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(connection::read);
		}
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void delaysAnAnswerByTheClockOfTheCluster() {
		this.master.nextCall().delayAnswer(Duration.ofMillis(20));
		assertThat(suppress().status()).isEqualTo(202);
	}

	@Test
	void delaysASubscriptionToo() {
		this.master.nextCall(Call.Type.SUBSCRIBE).delayAnswer(Duration.ofMillis(20));
		try (TestScheduler second = TestScheduler.subscribe(this.mesos.uri(), Encoding.PROTOBUF,
				TestScheduler.framework())) {
			assertThat(second.send((call) -> call.setType(Call.Type.SUPPRESS)).status()).isEqualTo(202);
		}
	}

	@Test
	void leavesOtherPathsAlone() throws IOException {
		this.master.nextCall().always().answer(503);
		try (RawConnection connection = new RawConnection(this.mesos.uri())) {
			connection.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
			assertThat(connection.read().status()).isEqualTo(200);
		}
	}

	@Test
	void befallsAtLeastOneCall() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.master.nextCall().times(0))
			.withMessage("A fault must befall at least one call, not 0");
	}

	@Test
	void aFaultThatIsNotToldWhatToDoBefallsNothing() {
		this.master.nextCall().always();
		assertThat(suppress().status()).isEqualTo(202);
		assertThat(this.scheduler.drain()).noneMatch((event) -> event.getType() == Event.Type.ERROR);
	}

}
