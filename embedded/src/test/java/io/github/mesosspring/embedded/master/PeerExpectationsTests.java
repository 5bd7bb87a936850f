package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients of other projects rely on and no recording shows.
 */
class PeerExpectationsTests {

	private static final String SUBSCRIBE = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":"
			+ "{\"user\":\"root\",\"name\":\"peer\"}}}";

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private static String chunked(String body) {
		String first = body.substring(0, 7);
		String second = body.substring(7);
		return Integer.toHexString(first.length()) + "\r\n" + first + "\r\n" + Integer.toHexString(second.length())
				+ "\r\n" + second + "\r\n0\r\n\r\n";
	}

	private void assertSubscribes(String target, String headers, String body, String mediaType) throws IOException {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers
					+ "\r\n" + body)
				.getBytes(StandardCharsets.ISO_8859_1));
			RawConnection.Response head = connection.readHead();
			assertThat(head).isNotNull();
			assertThat(head.statusLine()).isEqualTo("HTTP/1.1 200 OK");
			assertThat(head.header("Content-Type")).isEqualTo(mediaType);
			assertThat(head.header("Transfer-Encoding")).isEqualTo("chunked");
			assertThat(connection.readChunk()).isNotNull();
			assertThat(connection.readChunk()).isNotNull();
		}
	}

	@Test
	void takesACallInChunksAsNodeSendsIt() throws IOException {
		assertSubscribes("/api/v1/scheduler", "Accept: application/json\r\nTransfer-Encoding: chunked\r\n",
				chunked(SUBSCRIBE), "application/json");
	}

	@ParameterizedTest
	@CsvSource({ "application/json,application/json", "application/x-protobuf,application/x-protobuf",
			"*/*,application/json" })
	void namesTheEncodingOfTheStreamWithoutParametersAsMesosRxJavaComparesIt(String accept, String mediaType)
			throws IOException {
		assertSubscribes("/api/v1/scheduler",
				"Accept: " + accept + "\r\nContent-Length: " + SUBSCRIBE.length() + "\r\n", SUBSCRIBE, mediaType);
	}

	@Test
	void streamsInJsonWithoutAcceptAndWithConnectionCloseAsPymesosAsks() throws IOException {
		assertSubscribes("/api/v1/scheduler", "Connection: close\r\nContent-Length: " + SUBSCRIBE.length() + "\r\n",
				SUBSCRIBE, "application/json");
	}

	@Test
	void servesSubPathsAsMesosActorAsks() throws IOException {
		assertSubscribes("/api/v1/scheduler/subscribe", "Content-Length: " + SUBSCRIBE.length() + "\r\n", SUBSCRIBE,
				"application/json");
	}

	@ParameterizedTest
	@CsvSource({ "http://127.0.0.1:5050/redirect,307", "HTTP://elsewhere/master/redirect,307",
			"http://127.0.0.1:5050/none,404" })
	void takesThePathOfAWholeUriAsMesosRxJavaSendsIt(String target, int status) throws IOException {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			assertThat(connection.read()).isNotNull()
				.satisfies((response) -> assertThat(response.status()).isEqualTo(status));
		}
	}

	@Test
	void takesAnAcceptWithoutOperationsForADeclineAsMesosGoMeansIt() {
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.JSON,
				TestScheduler.framework())) {
			Offer offer = scheduler.nextOffer();
			scheduler.call((call) -> call.setType(Call.Type.ACCEPT)
				.setAccept(Call.Accept.newBuilder()
					.addOfferIds(offer.getId())
					.setFilters(Filters.newBuilder().setRefuseSeconds(10))));
			this.master.advance(Duration.ofSeconds(9));
			assertThat(scheduler.drain()).isEmpty();
			this.master.advance(Duration.ofSeconds(2));
			assertThat(scheduler.nextOffer().getResourcesList()).isEqualTo(offer.getResourcesList());
		}
	}

	@Test
	void answersAKillWithoutAgentWithAnUpdateThatAsksForNoAcknowledgement() {
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework())) {
			scheduler.nextOffer();
			scheduler.call((call) -> call.setType(Call.Type.KILL)
				.setKill(Call.Kill.newBuilder().setTaskId(TaskID.newBuilder().setValue("unknown"))));
			TaskStatus status = scheduler.nextUpdate();
			assertThat(status.hasUuid()).isFalse();
			assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
		}
	}

}
