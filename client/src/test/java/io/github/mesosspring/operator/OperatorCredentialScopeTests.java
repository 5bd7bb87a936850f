package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.RecordingServer;
import io.github.mesosspring.leader.LeaderAddress;
import io.github.mesosspring.leader.LeaderDetectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which of several real servers the credentials of operator calls get to.
 */
class OperatorCredentialScopeTests {

	private final MesosWebClients plain = MesosWebClients.reactorNetty();

	private final RecordingServer third = new RecordingServer(200, "");

	private final RecordingServer second = RecordingServer.redirecting(this.third);

	private final RecordingServer first = RecordingServer.redirecting(this.second);

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
		this.third.close();
		this.plain.close();
	}

	@Test
	void theLeaderThatTheConfiguredMasterNamesGetsThem() {
		operator(this.second).master().getHealth().block(Duration.ofSeconds(10));
		assertThat(this.third.received()).containsExactly("Bearer masters");
	}

	@Test
	void whomARedirectedMasterNamesIsNotAsked() {
		assertThatExceptionOfType(OperatorCallException.class)
			.isThrownBy(() -> operator(this.first).master().getHealth().block(Duration.ofSeconds(10)));
		assertThat(this.second.received()).isNotEmpty().containsOnly("Bearer masters");
		assertThat(this.third.received()).isEmpty();
	}

	@Test
	void whomAnAgentNamesIsNotAsked() {
		assertThatExceptionOfType(OperatorCallRejectedException.class)
			.isThrownBy(() -> operator(this.first).agent(this.second.uri()).getHealth().block(Duration.ofSeconds(10)))
			.withMessageContaining("is not followed");
		assertThat(this.second.received()).containsExactly("Bearer agents");
		assertThat(this.third.received()).isEmpty();
	}

	@Test
	void agentsAreAskedByHttpsOnlyIfThatIsTheirScheme() {
		URI agent = this.third.uri();
		MesosOperatorTemplate operator = builder(this.first).agents("https", LeaderAddress.HOSTNAME).build();
		assertThatExceptionOfType(OperatorCallNotSentException.class)
			.isThrownBy(() -> operator.agent(agent).getHealth().block(Duration.ofSeconds(10)))
			.withMessageContaining("without encryption");
		assertThat(this.third.received()).isEmpty();
	}

	private MesosOperatorTemplate operator(RecordingServer master) {
		return builder(master).build();
	}

	private MesosOperatorTemplate.Builder builder(RecordingServer master) {
		return MesosOperatorTemplate
			.builder(new Authenticated(this.plain), Encoding.JSON.codec(),
					LeaderDetectors.parse(master.uri().getAuthority(), "http"))
			.agentCredentials(MesosCredentialsProvider.bearer("agents"))
			.timeout(Duration.ofSeconds(1));
	}

	/**
	 * Clients with the credentials for masters.
	 */
	private record Authenticated(MesosWebClients plain) implements MesosWebClients {

		@Override
		public WebClient stream() {
			return filtered(this.plain.stream());
		}

		@Override
		public WebClient calls() {
			return filtered(this.plain.calls());
		}

		private static WebClient filtered(WebClient client) {
			return client.mutate()
				.filter(new MasterAuthentication(MesosCredentialsProvider.bearer("masters"), false))
				.build();
		}

	}

}
