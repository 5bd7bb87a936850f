package io.github.mesosspring.embedded.journal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.AgentSpec;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.RawConnection;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of a stream in the journal of a cluster.
 */
class StreamEndTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).start();

	private RawConnection scheduler;

	@BeforeEach
	void subscribe() throws Exception {
		this.scheduler = new RawConnection(this.mesos.uri());
		String body = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":"
				+ "{\"user\":\"u\",\"name\":\"jobs\",\"failover_timeout\":3600}}}";
		this.scheduler.send(("POST /api/v1/scheduler HTTP/1.1\r\nHost: mesos\r\nContent-Type: application/json\r\n"
				+ "Accept: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(US_ASCII));
		assertThat(this.scheduler.readHead().status()).isEqualTo(200);
		assertThat(this.scheduler.readChunk()).isNotEmpty();
	}

	@AfterEach
	void close() throws Exception {
		this.scheduler.close();
		this.mesos.close();
	}

	@Test
	void followsWhatTheMasterSentBeforeItNoticed() throws Exception {
		CountDownLatch sending = new CountDownLatch(1);
		CountDownLatch gone = new CountDownLatch(1);
		this.mesos.leader()
			.leadingStream()
			.drop((event) -> event.getType() == Event.Type.OFFERS && waited(sending, gone));
		this.mesos.addAgent(AgentSpec.of("cpus:1;mem:128"));
		assertThat(sending.await(30, TimeUnit.SECONDS)).isTrue();
		this.scheduler.close();
		Awaitility.await().atMost(LIMIT).until(() -> this.mesos.leader().streams().isEmpty());
		gone.countDown();
		assertThat(untilTheEnd()).endsWith("jobs <- OFFERS 1", "jobs -- stream closed");
	}

	@Test
	void isWrittenDownThoughTheMasterDies() {
		this.mesos.leader().crash();
		assertThat(untilTheEnd()).endsWith("jobs <- HEARTBEAT", "jobs -- stream closed");
	}

	private List<String> untilTheEnd() {
		return Awaitility.await()
			.atMost(LIMIT)
			.until(() -> this.mesos.journal().snapshot().entries().stream().map(JournalEntry::toString).toList(),
					(lines) -> lines.contains("jobs -- stream closed"));
	}

	/** On the thread of the master, which is held in the middle of sending. */
	private static boolean waited(CountDownLatch sending, CountDownLatch gone) {
		sending.countDown();
		try {
			assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

}
