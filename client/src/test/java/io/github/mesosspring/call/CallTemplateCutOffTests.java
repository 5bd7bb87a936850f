package io.github.mesosspring.call;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An ACCEPT whose connection is cut, sooner or later.
 */
class CallTemplateCutOffTests {

	private static final OfferID OFFER = MasterStub.offer("o");

	/** More than fits into the buffers of a connection whose other end reads little. */
	private static final int MUCH = 16 * 1024 * 1024;

	private final Sessions sessions = new Sessions();

	private final CallTemplate template = CallTemplate
		.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create())
		.build();

	private ServerSocket server;

	@BeforeEach
	void listen() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		this.sessions.open(new Session(URI.create("http://127.0.0.1:" + this.server.getLocalPort()),
				MasterStub.FRAMEWORK, "s", 1));
		this.sessions.offers().add(OFFER, 1);
	}

	@AfterEach
	void close() throws IOException {
		this.template.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1_000, 100_000 })
	void hasAnUnknownOutcomeIfItIsHalfWritten(int bytesRead) throws Exception {
		CompletableFuture<Integer> connections = cutAfter(bytesRead);
		assertUnknown(accept(MUCH));
		this.server.close();
		assertThat(connections.join()).as("it is never repeated").isOne();
	}

	@Test
	void hasAnUnknownOutcomeIfItIsWrittenAndNotAnswered() throws Exception {
		CompletableFuture<Integer> connections = cutAfter(100);
		assertUnknown(accept(0));
		this.server.close();
		assertThat(connections.join()).isOne();
	}

	@Test
	void isNotSentIfThereIsNoConnection() throws IOException {
		this.server.close();
		CallTemplateTests.assertNotSent(accept(0), CallNotSentException.Reason.CONNECT_FAILED);
		assertThat(this.sessions.offers().contains(OFFER)).isTrue();
	}

	private void assertUnknown(Mono<CallResponse> outcome) {
		assertThatExceptionOfType(CallUnknownException.class).isThrownBy(() -> outcome.block(Duration.ofSeconds(10)));
		assertThat(this.sessions.offers().contains(OFFER)).as("the master may have used it").isFalse();
	}

	private Mono<CallResponse> accept(int length) {
		Offer.Operation operation = Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.RESERVE)
			.setReserve(Offer.Operation.Reserve.getDefaultInstance())
			.setId(OperationID.newBuilder().setValue("x".repeat(length)))
			.build();
		return this.template.accept(List.of(OFFER), List.of(operation), null);
	}

	/**
	 * Cut every connection.
	 * @return how many there were, once the server is closed
	 */
	private CompletableFuture<Integer> cutAfter(int bytes) {
		return CompletableFuture.supplyAsync(() -> {
			int connections = 0;
			try {
				while (true) {
					try (Socket socket = this.server.accept(); InputStream in = socket.getInputStream()) {
						connections++;
						socket.setSoLinger(true, 0);
						in.readNBytes(bytes);
					}
				}
			}
			catch (IOException ex) {
				return connections;
			}
		});
	}

}
