package io.github.mesosspring.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.http.MesosCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RenewedCredentialsTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<Sinks.One<IssuedCredentials>> logins = new ArrayList<>();

	private final RenewedCredentials credentials = new RenewedCredentials("The token", () -> {
		Sinks.One<IssuedCredentials> login = Sinks.one();
		this.logins.add(login);
		return login.asMono();
	}, this.time);

	@AfterEach
	void close() {
		this.credentials.close();
	}

	@Test
	void logsInForTheFirstRequestAndOnceForAllOfThatTime() {
		assertThat(this.logins).isEmpty();
		List<String> received = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			this.credentials.authorization().subscribe(received::add);
		}
		assertThat(this.logins).hasSize(1);
		assertThat(received).isEmpty();
		issue("one", 100);
		assertThat(received).hasSize(20).containsOnly("one");
		assertThat(value()).isEqualTo("one");
		assertThat(this.logins).hasSize(1);
	}

	@Test
	void logsInAgainBeforeTheExpiryWhileNobodyWaits() {
		first("one", 100);
		advance(79);
		assertThat(this.logins).hasSize(1);
		advance(1);
		assertThat(this.logins).as("by itself").hasSize(2);
		assertThat(value()).as("meanwhile").isEqualTo("one");
		issue("two", 100);
		assertThat(value()).isEqualTo("two");
		advance(80);
		assertThat(this.logins).hasSize(3);
	}

	@Test
	void whatIsAtHandIsUsedAsLongAsItIsValidWhenLoginsFail() {
		first("one", 100);
		advance(80);
		fail();
		assertThat(value()).isEqualTo("one");
		advance(5);
		assertThat(this.logins).as("tried again after a quarter of the time left").hasSize(3);
		fail();
		assertThat(value()).isEqualTo("one");
		advance(15);
		List<Throwable> failures = new ArrayList<>();
		this.credentials.authorization().subscribe(null, failures::add);
		fail();
		assertThat(failures).as("expired").singleElement().hasToString("java.lang.IllegalStateException: login down");
	}

	@Test
	void aLoginThatHangsIsGivenUpAndTheNextRequestTriesAgain() {
		List<Throwable> failures = new ArrayList<>();
		this.credentials.authorization().subscribe(null, failures::add);
		advance(8);
		assertThat(failures).singleElement().hasToString("java.lang.IllegalStateException: no answer within 8 s");
		advance(1);
		this.credentials.authorization().subscribe();
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void aFailureIsToldToAllRequestsOfTheNextSecondWithoutAnotherLogin() {
		List<Throwable> failures = new ArrayList<>();
		this.credentials.authorization().subscribe(null, failures::add);
		fail();
		for (int i = 0; i < 20; i++) {
			this.credentials.authorization().subscribe(null, failures::add);
			this.credentials.refresh("old").subscribe(null, failures::add);
		}
		assertThat(failures).hasSize(41);
		assertThat(this.logins).hasSize(1);
		advance(1);
		for (int i = 0; i < 20; i++) {
			this.credentials.authorization().subscribe(null, failures::add);
		}
		assertThat(this.logins).hasSize(2);
		issue("one", 100);
		assertThat(value()).isEqualTo("one");
	}

	@Test
	void aLoginThatThrowsOrYieldsNothingFailsTheRequestOnly() {
		RenewedCredentials throwing = new RenewedCredentials("The token", () -> {
			throw new IllegalStateException("broken");
		}, this.time);
		assertThatIllegalStateException().isThrownBy(() -> throwing.authorization().block()).withMessage("broken");
		RenewedCredentials empty = new RenewedCredentials("The token", Mono::empty, this.time);
		assertThatIllegalStateException().isThrownBy(() -> empty.authorization().block())
			.withMessageContaining("nothing");
	}

	@Test
	void whatAMasterRefusesIsRenewedOnce() {
		first("one", 100);
		List<String> received = new ArrayList<>();
		this.credentials.refresh("one").subscribe(received::add);
		this.credentials.refresh("one").subscribe(received::add);
		assertThat(this.logins).hasSize(2);
		issue("two", 100);
		assertThat(received).containsExactly("two", "two");
		assertThat(this.credentials.refresh("one").block()).as("refused later, sent before").isEqualTo("two");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void whoseClockIsWrongDoesNotLogInForEachRequest() {
		first("one", -1000);
		assertThat(value()).isEqualTo("one");
		assertThat(this.logins).hasSize(1);
	}

	@Test
	void withoutExpiryItIsRenewedOnRefusalOnly() {
		this.credentials.authorization().subscribe();
		this.logins.get(0).tryEmitValue(new IssuedCredentials("one", null));
		advance(1_000_000);
		assertThat(value()).isEqualTo("one");
		assertThat(this.logins).hasSize(1);
	}

	@Test
	void nothingIsRenewedAfterTheClose() {
		first("one", 100);
		this.credentials.close();
		advance(80);
		assertThat(this.logins).hasSize(1);
		assertThat(value()).isEqualTo("one");
	}

	@Test
	void showsNothing() {
		first("geheim", 100);
		MesosCredentialsProvider provider = this.credentials;
		assertThat(provider.toString() + new IssuedCredentials("geheim", Instant.EPOCH)).doesNotContain("geheim");
	}

	private void first(String value, int seconds) {
		this.credentials.authorization().subscribe();
		issue(value, seconds);
	}

	private void issue(String value, int seconds) {
		Instant expires = Instant.ofEpochMilli(this.time.now(TimeUnit.MILLISECONDS)).plusSeconds(seconds);
		this.logins.get(this.logins.size() - 1).tryEmitValue(new IssuedCredentials(value, expires));
	}

	private void fail() {
		this.logins.get(this.logins.size() - 1).tryEmitError(new IllegalStateException("login down"));
	}

	private void advance(int seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds));
	}

	private String value() {
		return this.credentials.authorization().block(Duration.ofSeconds(5));
	}

}
