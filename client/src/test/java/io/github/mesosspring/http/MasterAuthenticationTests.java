package io.github.mesosspring.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MasterAuthenticationTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private final List<String> received = new ArrayList<>();

	private final List<String> refreshed = new ArrayList<>();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private String valid = "good";

	/** A master that lets only the valid value in. */
	private final ExchangeFunction master = (request) -> {
		String value = request.headers().getFirst(HttpHeaders.AUTHORIZATION);
		this.received.add(String.valueOf(value));
		HttpStatus status = this.valid.equals(value) ? HttpStatus.ACCEPTED : HttpStatus.UNAUTHORIZED;
		return Mono.just(ClientResponse.create(status).body(String.valueOf(value)).build());
	};

	@Test
	void sendsTheCredentials() {
		assertThat(post(credentials("good", (refused) -> Mono.empty()))).isEqualTo(202);
		assertThat(this.received).containsExactly("good");
	}

	@Test
	void sendsNothingWhereThereAreNone() {
		MasterAuthentication none = new MasterAuthentication(Mono::empty, false);
		assertThat(post(none)).isEqualTo(401);
		assertThat(this.received).containsExactly("null");
	}

	@Test
	void asksWithoutCredentialsWhatEverybodyMayKnow() {
		MasterAuthentication filter = credentials("good", (refused) -> Mono.empty());
		ClientRequest get = ClientRequest.create(HttpMethod.GET, URI.create("http://127.0.0.1/version")).build();
		filter.filter(get, this.master).block(LIMIT);
		assertThat(this.received).containsExactly("null");
	}

	@Test
	void sendsARefusedRequestOnceMoreWithOtherCredentials() {
		List<String> order = new ArrayList<>();
		ClientRequest request = ClientRequest.from(request())
			.attributes(MasterAuthentication.onRefusal(() -> order.add("refused after " + this.received)))
			.build();
		MasterAuthentication filter = credentials("bad", (refused) -> Mono.just("good"));
		assertThat(filter.filter(request, this.master).block(LIMIT).statusCode().value()).isEqualTo(202);
		assertThat(this.received).containsExactly("bad", "good");
		assertThat(order).containsExactly("refused after [bad]");
	}

	@Test
	void aSecond401Stands() {
		this.valid = "none";
		assertThat(post(credentials("bad", (refused) -> Mono.just("worse")))).isEqualTo(401);
		assertThat(this.received).containsExactly("bad", "worse");
		assertThat(this.refreshed).containsExactly("bad");
	}

	@Test
	void a401StandsWithItsWordsIfThereAreNoOtherCredentials() {
		MasterAuthentication filter = credentials("bad", (refused) -> Mono.empty());
		ClientResponse response = filter.filter(request(), this.master).block(LIMIT);
		assertThat(response.statusCode().value()).isEqualTo(401);
		assertThat(response.bodyToMono(String.class).block(LIMIT)).isEqualTo("bad");
		assertThat(this.received).containsExactly("bad");
	}

	@Test
	void theSameCredentialsAreNoOthers() {
		assertThat(post(credentials("bad", Mono::just))).isEqualTo(401);
		assertThat(this.received).containsExactly("bad");
	}

	@Test
	void requestsRefusedAtTheSameTimeShareOneRefresh() {
		Sinks.One<String> other = Sinks.one();
		MasterAuthentication filter = credentials("bad", (refused) -> other.asMono());
		List<Integer> outcomes = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			filter.filter(request(), this.master).subscribe((response) -> outcomes.add(response.statusCode().value()));
		}
		assertThat(outcomes).isEmpty();
		other.tryEmitValue("good");
		assertThat(outcomes).hasSize(20).containsOnly(202);
		assertThat(post(filter)).as("refused after the refresh, having been sent before").isEqualTo(202);
		assertThat(this.refreshed).containsExactly("bad");
	}

	@Test
	void aRefreshOthersWaitForOutlivesTheRequestThatAskedFirst() {
		Sinks.One<String> other = Sinks.one();
		MasterAuthentication filter = credentials("bad", (refused) -> other.asMono());
		filter.filter(request(), this.master).subscribe().dispose();
		List<Integer> outcomes = new ArrayList<>();
		filter.filter(request(), this.master).subscribe((response) -> outcomes.add(response.statusCode().value()));
		other.tryEmitValue("good");
		assertThat(outcomes).containsExactly(202);
		assertThat(this.refreshed).hasSize(1);
	}

	@Test
	void whatIsRefusedAfterARefreshIsRefreshedAgain() {
		AtomicReference<String> current = new AtomicReference<>("first");
		MasterAuthentication filter = credentials("first", (refused) -> Mono.just(current.get()));
		current.set("good");
		assertThat(post(filter)).isEqualTo(202);
		this.valid = "newer";
		assertThat(post(filter)).as("the refreshed ones ran out").isEqualTo(401);
		current.set("newer");
		assertThat(post(filter)).isEqualTo(202);
	}

	@Test
	void aRefreshThatFailsLetsThe401StandAndIsTriedByTheNextRequest() {
		AtomicReference<Mono<String>> refresh = new AtomicReference<>(Mono.error(new IllegalStateException("vault")));
		MasterAuthentication filter = credentials("bad", (refused) -> refresh.get());
		assertThat(post(filter)).isEqualTo(401);
		refresh.set(Mono.just("good"));
		assertThat(post(filter)).isEqualTo(202);
	}

	@Test
	void aRefreshThatHangsLetsThe401Stand() {
		List<Integer> outcomes = new ArrayList<>();
		credentials("bad", (refused) -> Mono.never()).filter(request(), this.master)
			.subscribe((response) -> outcomes.add(response.statusCode().value()));
		this.time.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(outcomes).isEmpty();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(outcomes).containsExactly(401);
	}

	@Test
	void nothingIsSentIfTheCredentialsDoNotCome() {
		MasterAuthentication failing = new MasterAuthentication(() -> {
			throw new IllegalStateException("vault");
		}, false);
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(() -> post(failing))
			.withMessage("No credentials for the master could be had: vault");
		List<Throwable> failures = new ArrayList<>();
		new MasterAuthentication(Mono::never, false, this.time).filter(request(), this.master)
			.subscribe(null, failures::add);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(failures).hasSize(1);
		assertThat(this.received).isEmpty();
	}

	@Test
	void aRequestThatTakesA401ForFinalFailsIfTheRefreshDoes() {
		ClientRequest request = ClientRequest.from(request())
			.attributes(MasterAuthentication.refreshedOrFailed())
			.build();
		MasterAuthentication failing = credentials("bad", (refused) -> Mono.error(new IllegalStateException("vault")));
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> failing.filter(request, this.master).block(LIMIT))
			.withMessageContaining("401")
			.withMessageEndingWith("vault");
		MasterAuthentication none = credentials("bad", (refused) -> Mono.empty());
		assertThat(none.filter(request, this.master).block(LIMIT).statusCode().value()).isEqualTo(401);
	}

	@Test
	void whoIsNotSaidToBeAMasterGetsNoCredentials() {
		MasterAuthentication filter = credentials("good", (refused) -> Mono.empty());
		ClientRequest request = ClientRequest.create(HttpMethod.POST, URI.create("http://127.0.0.1/any")).build();
		filter.filter(request, this.master).block(LIMIT);
		assertThat(this.received).containsExactly("null");
	}

	@Test
	void aStrangerIsAskedNothingWithCredentialsAndEverythingWithout() {
		ClientRequest request = request("http://127.0.0.1:5050/api/v1", Recipient.STRANGER);
		MasterAuthentication filter = credentials("good", (refused) -> Mono.empty());
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> filter.filter(request, this.master).block(LIMIT))
			.withMessageContaining("http://127.0.0.1:5050");
		assertThat(this.received).isEmpty();
		new MasterAuthentication(Mono::empty, false).filter(request, this.master).block(LIMIT);
		assertThat(this.received).containsExactly("null");
	}

	@Test
	void nothingIsSentUnencryptedWhereThereIsEncryption() {
		MasterAuthentication filter = new MasterAuthentication(() -> Mono.just("good"), true);
		assertThatExceptionOfType(CredentialsException.class)
			.isThrownBy(() -> filter.filter(request(), this.master).block(LIMIT))
			.withMessageContaining("mesos.ssl.bundle");
		assertThat(this.received).isEmpty();
		filter.filter(request("https://127.0.0.1:5050/api/v1", Recipient.NAMED), this.master).block(LIMIT);
		assertThat(this.received).containsExactly("good");
	}

	@Test
	void credentialsThatNoHeaderCanHaveAreNotShown() {
		MasterAuthentication filter = credentials("geheim\n", (refused) -> Mono.empty());
		assertThatExceptionOfType(CredentialsException.class).isThrownBy(() -> post(filter))
			.withMessageContaining("line break")
			.withMessageNotContaining("geheim");
		assertThatIllegalArgumentException().isThrownBy(() -> MesosCredentialsProvider.bearer("geheim\n"))
			.withMessageNotContaining("geheim");
		assertThat(MesosCredentialsProvider.bearer("geheim").authorization().block()).isEqualTo("Bearer geheim");
	}

	@Test
	void basicCredentialsShowTheirSecretNowhere() {
		MesosCredentialsProvider basic = MesosCredentialsProvider.basic("jobs", "geheimÜ");
		assertThat(basic.authorization().block()).isEqualTo("Basic am9iczpnZWhlaW3DnA==");
		assertThat(basic.toString() + new MasterAuthentication(basic, false)).doesNotContain("geheim", "am9i");
		assertThat(basic.refresh("x").blockOptional()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> MesosCredentialsProvider.basic("a:b", "geheim"))
			.withMessageContaining("colon")
			.withMessageNotContaining("geheim");
	}

	private int post(MasterAuthentication filter) {
		return filter.filter(request(), this.master).block(LIMIT).statusCode().value();
	}

	private static ClientRequest request() {
		return request("http://127.0.0.1:5050/api/v1/scheduler", Recipient.NAMED);
	}

	private static ClientRequest request(String uri, Recipient recipient) {
		return ClientRequest.create(HttpMethod.POST, URI.create(uri))
			.attributes(MasterAuthentication.to(recipient))
			.build();
	}

	private MasterAuthentication credentials(String value, Function<String, Mono<String>> refresh) {
		return new MasterAuthentication(new MesosCredentialsProvider() {

			@Override
			public Mono<String> authorization() {
				return Mono.just(value);
			}

			@Override
			public Mono<String> refresh(String refused) {
				MasterAuthenticationTests.this.refreshed.add(refused);
				return refresh.apply(refused);
			}

		}, false, this.time);
	}

}
