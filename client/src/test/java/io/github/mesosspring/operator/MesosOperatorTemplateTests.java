package io.github.mesosspring.operator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderAddress;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.Flag;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MesosOperatorTemplateTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("framework").build();

	private static final byte[] EMPTY = new byte[0];

	private static final OperatorServer.Answer HEALTHY = new OperatorServer.Answer(200, Map.of(),
			Response.newBuilder()
				.setType(Response.Type.GET_HEALTH)
				.setGetHealth(Response.GetHealth.newBuilder().setHealthy(true))
				.build()
				.toByteArray());

	private final OperatorServer leader = new OperatorServer((call) -> HEALTHY);

	private final OperatorServer follower = new OperatorServer(
			(call) -> OperatorServer.redirect(this.leader.location()));

	private final Clients clients = new Clients();

	@AfterEach
	void close() {
		this.clients.close();
		this.follower.close();
		this.leader.close();
	}

	@Test
	void takesCallsToTheLeaderWithBodyAndCredentials() {
		assertThat(template(this.follower.uri()).build().master().getHealth().block(LIMIT).getHealthy()).isTrue();
		assertThat(this.leader.received).singleElement().satisfies((received) -> {
			assertThat(received.method()).isEqualTo("POST");
			assertThat(received.path()).isEqualTo("/master/api/v1");
			assertThat(received.header("Authorization")).startsWith("Basic ");
			assertThat(Call.parseFrom(received.body()).getType()).isEqualTo(Call.Type.GET_HEALTH);
		});
	}

	@Test
	void doesNotFollowARedirectToNowhere() {
		this.leader.answers(OperatorServer.turns(OperatorServer.redirect("ftp://elsewhere/api/v1"),
				OperatorServer.redirect("//user:password@elsewhere"), new OperatorServer.Answer(307, Map.of(), EMPTY),
				OperatorServer.text(400, "enough")));
		Mono<?> health = template(this.leader.uri()).build().master().getHealth();
		assertThatExceptionOfType(OperatorCallRejectedException.class).isThrownBy(() -> health.block(LIMIT))
			.withMessageContaining("enough");
		assertThat(this.leader.received).hasSize(4);
	}

	@Test
	void sendsNoCredentialsOfMastersToAnAgent() {
		template(this.leader.uri()).build().agent(this.leader.uri()).getHealth().block(LIMIT);
		assertThat(this.leader.received).singleElement().satisfies((received) -> {
			assertThat(received.header("Authorization")).isNull();
			assertThat(received.header("Cookie")).isNull();
		});
	}

	@Test
	void sendsAnAgentTheCredentialsThatAreForAgents() {
		MesosCredentialsProvider credentials = MesosCredentialsProvider.basic("agents", "secret");
		template(this.leader.uri()).agentCredentials(credentials)
			.build()
			.agent(this.leader.uri())
			.getHealth()
			.block(LIMIT);
		assertThat(this.leader.received).singleElement()
			.satisfies((received) -> assertThat(received.header("Authorization"))
				.isEqualTo(credentials.authorization().block()));
	}

	@Test
	void anAgentThatRedirectsIsNotFollowed() {
		Mono<?> health = template(this.leader.uri()).build().agent(this.follower.uri()).getHealth();
		assertThatExceptionOfType(OperatorCallRejectedException.class).isThrownBy(() -> health.block(LIMIT))
			.satisfies((ex) -> assertThat(ex.getStatus()).isEqualTo(307));
		assertThat(this.leader.received).isEmpty();
	}

	@Test
	void aCallWhoseConnectionBreaksHasAnUnknownOutcome() {
		this.leader.answers((call) -> OperatorServer.CLOSE);
		Mono<?> teardown = template(this.leader.uri()).build().master().teardown(FRAMEWORK);
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> teardown.block(LIMIT))
			.withMessageContaining("TEARDOWN")
			.satisfies((ex) -> assertThat(ex.getOutcome()).isEqualTo(CallOutcome.UNKNOWN));
		assertThat(this.leader.received).hasSize(1);
	}

	@Test
	void aQuestionIsRepeatedWhenItsConnectionBreaks() {
		this.leader.answers(OperatorServer.turns(OperatorServer.CLOSE, HEALTHY));
		assertThat(template(this.leader.uri()).build().master().getHealth().block(LIMIT).getHealthy()).isTrue();
		assertThat(this.leader.received).hasSize(2);
	}

	@Test
	void aQuestionIsRepeatedWhenItsAnswerBreaksOff() {
		OperatorServer.Answer half = new OperatorServer.Answer(200, Map.of(), new byte[] { 8, 1 }, true);
		this.leader.answers(OperatorServer.turns(half, HEALTHY));
		assertThat(template(this.leader.uri()).build().master().getHealth().block(LIMIT).getHealthy()).isTrue();
		assertThat(this.leader.received).hasSize(2);
	}

	@Test
	void aCallThatWasRefusedForItsCredentialsIsSentOnceMoreWithOthers() {
		this.leader.answers((call) -> OperatorServer.text("Bearer new".equals(call.header("Authorization")) ? 200 : 401,
				"401 Unauthorized."));
		MesosCredentialsProvider credentials = new MesosCredentialsProvider() {

			@Override
			public Mono<String> authorization() {
				return Mono.just("Bearer old");
			}

			@Override
			public Mono<String> refresh(String refused) {
				return Mono.just("Bearer new");
			}

		};
		ContainerID container = ContainerID.newBuilder().setValue("c").build();
		template(this.leader.uri()).agentCredentials(credentials)
			.build()
			.agent(this.leader.uri())
			.exchange(Encoding.PROTOBUF, kill(container).toByteArray())
			.block(LIMIT);
		assertThat(this.leader.received.stream().map((received) -> received.header("Authorization")))
			.containsExactly("Bearer old", "Bearer new");
	}

	@Test
	void aCallThatIsNotAnsweredInTimeHasAnUnknownOutcome() {
		this.leader.answers((call) -> OperatorServer.NEVER);
		Mono<?> teardown = template(this.leader.uri()).timeout(Duration.ofMillis(300))
			.build()
			.master()
			.teardown(FRAMEWORK);
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> teardown.block(LIMIT))
			.withMessageContaining("the leading master gave no answer within PT0.3S");
	}

	@Test
	void aCallThatFoundNoLeaderInTimeWasNotSent() {
		this.leader.answers((call) -> OperatorServer.text(503, "No leader elected"));
		Mono<?> teardown = template(this.leader.uri()).timeout(Duration.ofMillis(500))
			.build()
			.master()
			.teardown(FRAMEWORK);
		assertThatExceptionOfType(OperatorCallNotSentException.class).isThrownBy(() -> teardown.block(LIMIT))
			.withMessageContaining("503: No leader elected");
	}

	@Test
	void aCallToAnAgentThatIsAwayWasNotSent() {
		URI away = this.follower.uri();
		this.follower.close();
		Mono<?> health = template(this.leader.uri()).build().agent(away).getHealth();
		assertThatExceptionOfType(OperatorCallNotSentException.class).isThrownBy(() -> health.block(LIMIT))
			.withMessageContaining("no connection to the agent at " + away);
	}

	@Test
	void waitsForAContainerBeyondTheTimeout() {
		this.leader.answers((call) -> OperatorServer.NEVER);
		AgentOperations agent = template(this.leader.uri()).timeout(Duration.ofMillis(50))
			.build()
			.agent(this.leader.uri());
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> agent.getHealth().block(LIMIT));
		ContainerID container = ContainerID.newBuilder().setValue("c").build();
		String waited = agent.waitContainer(container)
			.map(Object::toString)
			.timeout(Duration.ofMillis(200), Mono.just("still waiting"))
			.block(LIMIT);
		assertThat(waited).isEqualTo("still waiting");
		io.github.mesosspring.protocol.agent.Call call = io.github.mesosspring.protocol.agent.Call.newBuilder()
			.setType(io.github.mesosspring.protocol.agent.Call.Type.WAIT_CONTAINER)
			.setWaitContainer(
					io.github.mesosspring.protocol.agent.Call.WaitContainer.newBuilder().setContainerId(container))
			.build();
		assertThatExceptionOfType(OperatorCallUnknownException.class)
			.isThrownBy(() -> agent.send(call, Duration.ofMillis(50)).block(LIMIT));
	}

	@Test
	void readsAnAnswerOfSeveralMegabytes() {
		Response.GetFlags.Builder flags = Response.GetFlags.newBuilder();
		flags.addFlags(Flag.newBuilder().setName("long").setValue("x".repeat(5_000_000)));
		answersWith(Response.newBuilder().setType(Response.Type.GET_FLAGS).setGetFlags(flags).build());
		assertThat(template(this.leader.uri()).build().master().getFlags().block(LIMIT)).isEqualTo(flags.build());
	}

	@Test
	void saysWhichPropertyLimitsAnswers() {
		Mono<?> health = template(this.leader.uri()).maxAnswerSize(3).build().master().getHealth();
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> health.block(LIMIT))
			.withMessageContaining("more than 3 bytes; raise mesos.operator.max-answer-size");
	}

	@Test
	void anAnswerThatIsNoneIsSaidSo() {
		this.leader.answers((call) -> OperatorServer.text(200, "<html>welcome</html>"));
		Mono<?> health = template(this.leader.uri()).build().master().getHealth();
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> health.block(LIMIT))
			.withMessageContaining("the answer cannot be read");
		this.leader.answers((call) -> OperatorServer.text(200, ""));
		assertThatExceptionOfType(OperatorCallUnknownException.class).isThrownBy(() -> health.block(LIMIT))
			.withMessageContaining("the answer has no body");
	}

	@Test
	void namesTheVersionThatAnOldMasterLacks() {
		String words = "Failed to validate master::Call: Expecting 'type' to be present";
		this.leader.answers((call) -> OperatorServer.text(400, words));
		Mono<?> drain = template(this.leader.uri()).build()
			.master()
			.drainAgent(AgentID.newBuilder().setValue("agent").build());
		assertThatExceptionOfType(OperatorCallRejectedException.class).isThrownBy(() -> drain.block(LIMIT))
			.withMessageEndingWith(words + " (it seems to be older than Mesos 1.9, which has this call)")
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(words));
	}

	@Test
	void sendsCallsThatTheSchemaDoesNotKnow() {
		this.leader.answers((call) -> new OperatorServer.Answer(200, Map.of("Content-Type", "application/json"),
				"{\"type\":\"READ_LOG\"}".getBytes(StandardCharsets.UTF_8)));
		byte[] call = "{\"type\":\"READ_LOG\",\"read_log\":{\"offset\":0}}".getBytes(StandardCharsets.UTF_8);
		OperatorAnswer answer = template(this.follower.uri()).build()
			.master()
			.exchange(Encoding.JSON, call)
			.block(LIMIT);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("{\"type\":\"READ_LOG\"}");
		assertThat(this.leader.received).singleElement().satisfies((received) -> {
			assertThat(received.body()).isEqualTo(call);
			assertThat(received.header("Content-Type")).isEqualTo("application/json");
			assertThat(received.header("Accept")).isEqualTo("application/json");
		});
	}

	@Test
	void sendsNothingBeforeItIsSubscribedToAndAgainEachTime() {
		Mono<Response.GetHealth> health = template(this.leader.uri()).build().master().getHealth();
		assertThat(this.leader.received).isEmpty();
		health.block(LIMIT);
		health.block(LIMIT);
		assertThat(this.leader.received).hasSize(2);
	}

	@Test
	void waitsForAnAnswerOnlyWhereThatIsAllowed() {
		Mono<Response.GetHealth> health = template(this.leader.uri()).build().master().getHealth();
		assertThat(MesosOperatorTemplate.await(health).getHealthy()).isTrue();
		Mono<Response.GetHealth> inside = Mono.fromCallable(() -> MesosOperatorTemplate.await(health))
			.subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(() -> inside.block(LIMIT)).withMessageContaining("must not block");
		assertThat(this.leader.received).hasSize(1);
	}

	@Test
	void answersAreEmittedWhereBlockingTheNetworkIsNoDanger() {
		String thread = template(this.leader.uri()).build()
			.master()
			.getHealth()
			.map((health) -> Thread.currentThread().getName())
			.block(LIMIT);
		assertThat(thread).startsWith("parallel-");
	}

	@Test
	void findsAnAgentThatTheMasterKnows() {
		Response.GetAgents.Agent agent = Response.GetAgents.Agent.newBuilder()
			.setAgentInfo(AgentInfo.newBuilder()
				.setId(AgentID.newBuilder().setValue("S1"))
				.setHostname("localhost")
				.setPort(this.leader.uri().getPort()))
			.setPid("slave(1)@127.0.0.1:" + this.leader.uri().getPort())
			.setActive(true)
			.setVersion("1.11.0")
			.build();
		for (LeaderAddress address : LeaderAddress.values()) {
			MesosOperatorTemplate template = template(this.leader.uri()).agents("http", address).build();
			assertThat(template.agent(agent).getHealth().block(LIMIT).getHealthy()).isTrue();
		}
		assertThat(this.leader.received.stream().map((received) -> received.header("Host")))
			.containsExactly("localhost:" + this.leader.uri().getPort(), "127.0.0.1:" + this.leader.uri().getPort());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> template(this.leader.uri()).build()
				.agent(agent.toBuilder().setAgentInfo(agent.getAgentInfo().toBuilder().setHostname("")).build()))
			.withMessageContaining("S1");
	}

	private static io.github.mesosspring.protocol.agent.Call kill(ContainerID container) {
		return io.github.mesosspring.protocol.agent.Call.newBuilder()
			.setType(io.github.mesosspring.protocol.agent.Call.Type.KILL_CONTAINER)
			.setKillContainer(
					io.github.mesosspring.protocol.agent.Call.KillContainer.newBuilder().setContainerId(container))
			.build();
	}

	private void answersWith(Response response) {
		this.leader.answers((call) -> new OperatorServer.Answer(200, Map.of(), response.toByteArray()));
	}

	private MesosOperatorTemplate.Builder template(URI master) {
		return MesosOperatorTemplate.builder(this.clients, Encoding.PROTOBUF.codec(), new Masters(master));
	}

	/**
	 * Clients that send credentials in each of the ways there are.
	 */
	private static final class Clients implements MesosWebClients {

		private final MesosWebClients plain = MesosWebClients.reactorNetty();

		@Override
		public WebClient stream() {
			return withCredentials(this.plain.stream());
		}

		@Override
		public WebClient calls() {
			return withCredentials(this.plain.calls());
		}

		@Override
		public void close() {
			this.plain.close();
		}

		private static WebClient withCredentials(WebClient client) {
			return client.mutate()
				.defaultHeader(HttpHeaders.AUTHORIZATION, "Basic default")
				.defaultHeader(HttpHeaders.COOKIE, "token=default")
				.defaultCookie("session", "default")
				.defaultRequest((request) -> request.headers((headers) -> headers.setBasicAuth("request", "secret"))
					.cookie("session", "request"))
				.filter(new MasterAuthentication(MesosCredentialsProvider.basic("masters", "secret"), false))
				.build();
		}

	}

}
