package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.RecordingServer;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.FailureClassifier.Phase;
import io.github.mesosspring.subscription.Verdict.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Which of several real servers the credentials of a SUBSCRIBE get to.
 */
class CredentialScopeTests {

	private static final MesosCredentialsProvider TOKEN = MesosCredentialsProvider.bearer("geheim");

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final RecordingServer third = new RecordingServer(503, "");

	private final RecordingServer second = RecordingServer.redirecting(this.third);

	private final RecordingServer first = RecordingServer.redirecting(this.second);

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
		this.third.close();
		this.clients.close();
	}

	@Test
	void theLeaderThatTheDetectedMasterNamesGetsThem() {
		SubscribeAnswerException answer = subscribe(this.second, TOKEN);
		assertThat(answer.getStatus()).isEqualTo(503);
		assertThat(this.second.received()).containsExactly("Bearer geheim");
		assertThat(this.third.received()).containsExactly("Bearer geheim");
	}

	@Test
	void whomARedirectedMasterNamesIsNotEvenAsked() {
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(() -> subscribe(this.first, TOKEN))
			.withMessageContaining("No credentials are sent to " + this.third.uri())
			.satisfies(
					(refused) -> assertThat(new FailureClassifier(() -> Action.STOP).failure(refused, Phase.CONNECTING))
						.isEqualTo(
								new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED, refused.getMessage(), true)));
		assertThat(this.first.received()).containsExactly("Bearer geheim");
		assertThat(this.second.received()).containsExactly("Bearer geheim");
		assertThat(this.third.received()).isEmpty();
	}

	@Test
	void withoutCredentialsRedirectsAreFollowedOn() {
		assertThat(subscribe(this.first, Mono::empty).getStatus()).isEqualTo(503);
		assertThat(this.third.received()).containsExactly(RecordingServer.NONE);
	}

	@Test
	void aRedirectWithCredentialsInItIsNotFollowed() {
		try (RecordingServer master = new RecordingServer(307, "//a:b@" + this.third.uri().getAuthority())) {
			assertThat(subscribe(master, TOKEN).getWords()).contains("credentials in it");
		}
		assertThat(this.third.received()).isEmpty();
	}

	@Test
	void a401IsNotFinalWhileOtherCredentialsCannotBeHad() {
		MesosCredentialsProvider vault = new MesosCredentialsProvider() {

			@Override
			public Mono<String> authorization() {
				return Mono.just("Bearer old");
			}

			@Override
			public Mono<String> refresh(String refused) {
				return Mono.error(new IllegalStateException("vault is away"));
			}

		};
		try (RecordingServer master = new RecordingServer(401, "")) {
			Throwable failure = catchThrowable(() -> subscribe(master, vault));
			Verdict verdict = new FailureClassifier(() -> Action.STOP).failure(failure, Phase.CONNECTING);
			assertThat(verdict.action()).isEqualTo(Action.RE_DETECT);
			assertThat(verdict.answered()).isTrue();
			assertThat(verdict.words()).contains("401", "vault is away");
			assertThat(subscribe(master, TOKEN).getStatus()).isEqualTo(401);
		}
	}

	private SubscribeAnswerException subscribe(RecordingServer master, MesosCredentialsProvider credentials) {
		WebClient client = this.clients.stream().mutate().filter(new MasterAuthentication(credentials, false)).build();
		try {
			new HttpStreamConnector(client, "application/json")
				.open(master.uri(), (uri) -> Mono.just(new byte[] { '{', '}' }), (head) -> {
				})
				.blockLast(Duration.ofSeconds(10));
			throw new AssertionError("No master answers with a stream here");
		}
		catch (SubscribeAnswerException answer) {
			return answer;
		}
	}

}
