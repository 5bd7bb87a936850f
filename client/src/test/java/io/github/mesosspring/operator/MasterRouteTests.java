package io.github.mesosspring.operator;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.master.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a call goes to another master, and when it must not.
 */
class MasterRouteTests {

	private static final URI A = URI.create("http://a:5050");

	private static final URI B = URI.create("http://b:5050");

	private static final OperatorRequest ASKS = request(call(Call.Type.GET_AGENTS));

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Masters masters = new Masters(A, B);

	private final MasterRoute route = new MasterRoute(this.masters, this.time);

	private final List<URI> tried = new ArrayList<>();

	@Test
	void staysWithTheMasterThatAnswers() {
		expect(request(call(Call.Type.GET_AGENTS)), answers("yes")).expectNext("yes").verifyComplete();
		assertThat(this.tried).containsExactly(A.resolve("/api/v1"));
		assertThat(this.masters.failed).isEmpty();
	}

	@Test
	void followsARedirectWithItsPath() {
		expect(request(call(Call.Type.GET_AGENTS)), answers(redirect("http://c:5050/master/api/v1"), "yes"))
			.expectNext("yes")
			.verifyComplete();
		assertThat(this.tried).containsExactly(A.resolve("/api/v1"), URI.create("http://c:5050/master/api/v1"));
		assertThat(this.masters.failed).isEmpty();
	}

	@Test
	void startsAgainWhenMastersRedirectInACircle() {
		expect(request(changes()), answers(redirect("http://b:5050/api/v1"), redirect("http://a:5050/api/v1"), "yes"))
			.thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
		assertThat(this.masters.failed).containsExactly(A);
		assertThat(this.tried).last().isEqualTo(B.resolve("/api/v1"));
	}

	@Test
	void followsNoMoreThanFiveRedirectsInARow() {
		expect(request(call(Call.Type.GET_AGENTS)),
				answers(redirect("http://m1/"), redirect("http://m2/"), redirect("http://m3/"), redirect("http://m4/"),
						redirect("http://m5/"), redirect("http://m6/"), "yes"))
			.thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
		assertThat(this.tried).doesNotContain(URI.create("http://m6/")).last().isEqualTo(B.resolve("/api/v1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "No leader elected", "Master has not finished recovery" })
	void waitsForALeader(String words) {
		expect(request(changes()), answers(rejection(503, words), rejection(503, words), "yes"))
			.thenAwait(Duration.ofMillis(300))
			.expectNext("yes")
			.verifyComplete();
		assertThat(this.masters.failed).containsExactly(A, B);
	}

	@Test
	void waitsForAMasterWhoseRoutesAreNotUpYet() {
		expect(request(changes()), answers(rejection(404, ""), "yes")).thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
	}

	@Test
	void takes404ForAnAnswerWhereItIsOne() {
		OperatorRequest request = request(Call.newBuilder()
			.setType(Call.Type.LIST_FILES)
			.setListFiles(Call.ListFiles.newBuilder().setPath("/nope"))
			.build());
		expect(request, answers(rejection(404, ""))).expectError(OperatorCallRejectedException.class).verify();
		assertThat(this.tried).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "400, Unknown agent", "401, 401 Unauthorized.", "403, Forbidden.", "409, Conflict", "500, Oops",
			"501, 501 Not Implemented." })
	void passesOnEveryOtherRejection(int status, String words) {
		expect(request(call(Call.Type.GET_AGENTS)), answers(rejection(status, words)))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining(words))
			.verify();
		assertThat(this.tried).hasSize(1);
		assertThat(this.masters.failed).isEmpty();
	}

	@Test
	void doesNotRepeatACallThatAProxyMayHaveLostTheAnswerOf() {
		expect(request(changes()), answers(rejection(503, "upstream timed out")))
			.expectError(OperatorCallRejectedException.class)
			.verify();
		assertThat(this.tried).hasSize(1);
	}

	@Test
	void repeatsAQuestionThatAProxyMayHaveLostTheAnswerOf() {
		expect(request(call(Call.Type.GET_AGENTS)), answers(rejection(503, "upstream timed out"), "yes"))
			.thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
	}

	@Test
	void goesToTheNextMasterWhenOneCannotBeConnectedTo() {
		expect(request(changes()), answers(broken(), "yes")).thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
		assertThat(this.tried).containsExactly(A.resolve("/api/v1"), B.resolve("/api/v1"));
		assertThat(this.masters.failed).containsExactly(A);
	}

	@Test
	void doesNotRepeatACallThatMayHaveHadItsEffect() {
		OperatorRequest request = request(changes());
		expect(request, (uri) -> sent(request, broken())).expectError(WebClientRequestException.class).verify();
		assertThat(this.tried).hasSize(1);
	}

	@Test
	void repeatsACallThatOnlyAsks() {
		OperatorRequest request = request(call(Call.Type.GET_AGENTS));
		Function<URI, Object> answers = answers(broken(), "yes");
		expect(request, (uri) -> sent(request, answers.apply(uri))).thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
	}

	@Test
	void aRedirectTellsThatACallHasNotHadItsEffect() {
		OperatorRequest request = request(changes());
		Function<URI, Object> answers = answers(redirect("http://c:5050/master/api/v1"), broken(), "yes");
		expect(request, (uri) -> uri.getHost().equals("c") ? answers.apply(uri) : sent(request, answers.apply(uri)))
			.thenAwait(Duration.ofMillis(100))
			.expectNext("yes")
			.verifyComplete();
	}

	@Test
	void givesUpAfterSeventeenSecondsWithoutALeader() {
		expect(ASKS, (uri) -> rejection(503, "No leader elected")).expectSubscription()
			.expectNoEvent(Duration.ofSeconds(17))
			.thenAwait(Duration.ofSeconds(1))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("No leader elected"))
			.verify(Duration.ofSeconds(10));
		assertThat(this.tried).hasSize(13);
	}

	@Test
	void asksAgainWhenNoMasterIsKnown() {
		MasterRoute nowhere = new MasterRoute(new Masters(), this.time);
		StepVerifier.withVirtualTime(() -> nowhere.follow(ASKS, (uri) -> Flux.just("no")), () -> this.time, 1)
			.thenAwait(Duration.ofSeconds(20))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OperatorCallNotSentException.class)
				.hasMessageContaining("the leading master is not known: there is none at present"))
			.verify(Duration.ofSeconds(10));
	}

	private StepVerifier.FirstStep<Object> expect(OperatorRequest request, Function<URI, Object> answers) {
		this.tried.clear();
		return StepVerifier.withVirtualTime(() -> this.route.follow(request, (uri) -> {
			this.tried.add(uri);
			Object answer = answers.apply(uri);
			return (answer instanceof Throwable failure) ? Flux.error(failure) : Flux.just(answer);
		}), () -> this.time, Long.MAX_VALUE);
	}

	private static Object sent(OperatorRequest request, Object answer) {
		assertThat(request.begin()).isTrue();
		return answer;
	}

	private static Function<URI, Object> answers(Object... answers) {
		Queue<Object> left = new ArrayDeque<>(List.of(answers));
		return (uri) -> left.remove();
	}

	private static RedirectedException redirect(String target) {
		return new RedirectedException(URI.create(target), rejection(307, ""));
	}

	private static OperatorCallRejectedException rejection(int status, String words) {
		return new OperatorCallRejectedException("GET_AGENTS", A, status, words);
	}

	private static WebClientRequestException broken() {
		return new WebClientRequestException(new ConnectException("refused"), HttpMethod.POST, A, HttpHeaders.EMPTY);
	}

	private static Call changes() {
		AgentID agent = AgentID.newBuilder().setValue("agent").build();
		return Call.newBuilder()
			.setType(Call.Type.DRAIN_AGENT)
			.setDrainAgent(Call.DrainAgent.newBuilder().setAgentId(agent))
			.build();
	}

	private static Call call(Call.Type type) {
		return Call.newBuilder().setType(type).build();
	}

	private static OperatorRequest request(Call call) {
		return OperatorRequest.of(call, Encoding.PROTOBUF.codec());
	}

}
