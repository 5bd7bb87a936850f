package io.github.mesosspring.call;

import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls that are to be written to a connection which is long in coming.
 */
class CallTemplateWrittenTests {

	private static final OfferID OFFER = MasterStub.offer("o");

	private static final FrameworkInfo INFO = FrameworkInfo.newBuilder().setName("n").setUser("u").setRole("a").build();

	private static MasterStub master;

	private final ConnectionProvider oneConnection = ConnectionProvider.create("one", 1);

	private final WebClient client = WebClient.builder()
		.clientConnector(new ReactorClientHttpConnector(HttpClient.create(this.oneConnection)))
		.build();

	private final Sessions sessions = new Sessions();

	private final CallTemplate template = CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), this.client)
		.build();

	private Mono<Void> other;

	@BeforeAll
	static void startMaster() {
		master = new MasterStub();
	}

	@AfterAll
	static void stopMaster() {
		master.close();
	}

	@BeforeEach
	void occupyTheConnection() {
		master.reset();
		master.hold();
		this.sessions.open(master.session(1));
		this.sessions.accepted().subscribe(INFO, MasterStub.FRAMEWORK);
		this.other = this.client.post()
			.uri(master.uri())
			.retrieve()
			.toBodilessEntity()
			.onErrorComplete()
			.then()
			.cache();
		this.other.subscribe();
		Awaitility.await().until(() -> master.received() == 1);
	}

	@AfterEach
	void close() {
		this.template.close();
		this.oneConnection.dispose();
	}

	@ParameterizedTest
	@EnumSource(names = { "ACCEPT", "KILL", "SUPPRESS", "TEARDOWN", "ACKNOWLEDGE" })
	void aCallWhoseSubscriptionIsLostBeforeItIsWrittenIsNotWritten(Call.Type type) {
		this.sessions.offers().add(OFFER, 1);
		Mono<CallResponse> outcome = this.template.send(CallExamples.of(type));
		this.sessions.close(master.session(1), SessionLoss.REQUESTED);
		freeTheConnection();
		CallTemplateTests.assertNotSent(outcome, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertNothingMoreArrives();
	}

	@Test
	void aCallThatIsNotWrittenWhenTheTemplateIsClosedIsNotWritten() {
		this.sessions.offers().add(OFFER, 1);
		Mono<CallResponse> outcome = this.template.accept(List.of(OFFER), List.of(), null);
		this.template.close();
		freeTheConnection();
		CallTemplateTests.assertNotSent(outcome, CallNotSentException.Reason.CLOSED);
		assertThat(this.sessions.offers().contains(OFFER)).isTrue();
		assertNothingMoreArrives();
	}

	@Test
	void aCallWhoseSubscriptionStandsIsWritten() {
		Mono<CallResponse> outcome = this.template.send(CallExamples.of(Call.Type.KILL));
		freeTheConnection();
		assertThat(outcome.block(Duration.ofSeconds(5)).status()).isEqualTo(202);
	}

	@Test
	void aSuppressThatIsNotWrittenDoesNotCount() {
		Mono<CallResponse> outcome = this.template.suppress(List.of());
		this.sessions.close(master.session(1), SessionLoss.STREAM_ENDED);
		freeTheConnection();
		CallTemplateTests.assertNotSent(outcome, CallNotSentException.Reason.STALE_SUBSCRIPTION);
		assertThat(suppressedRoles()).isEmpty();
	}

	@Test
	void aSuppressWithoutAnswerCounts() {
		freeTheConnection();
		master.hold();
		Mono<CallResponse> outcome = this.template.suppress(List.of());
		Awaitility.await().until(() -> master.received() == 2);
		assertThat(suppressedRoles()).containsExactly("a");
		master.release();
		outcome.block(Duration.ofSeconds(5));
		assertThat(suppressedRoles()).containsExactly("a");
	}

	@Test
	void aSuppressTheMasterRefusesDoesNotCount() {
		freeTheConnection();
		master.answers(503, "No leader elected");
		assertThat(this.template.suppress(List.of()).onErrorComplete().blockOptional(Duration.ofSeconds(5))).isEmpty();
		assertThat(suppressedRoles()).isEmpty();
	}

	private List<String> suppressedRoles() {
		return this.sessions.accepted().subscribe(INFO, MasterStub.FRAMEWORK).getSuppressedRolesList();
	}

	private void freeTheConnection() {
		master.release();
		this.other.block(Duration.ofSeconds(5));
	}

	/**
	 * The one connection serves this request after whatever was to be written before.
	 */
	private void assertNothingMoreArrives() {
		this.client.post().uri(master.uri()).retrieve().toBodilessEntity().onErrorComplete().block();
		assertThat(master.received()).isEqualTo(2);
	}

}
