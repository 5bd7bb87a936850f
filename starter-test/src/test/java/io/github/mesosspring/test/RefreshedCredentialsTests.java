package io.github.mesosspring.test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Credentials that are out of date when the framework starts.
 */
@SpringBootTest(classes = { RefreshedCredentialsTests.Application.class, RefreshedCredentialsTests.Vault.class },
		properties = "spring.application.name=trusted")
@EmbeddedMesos(credentials = "jobs:geheim")
class RefreshedCredentialsTests {

	@Autowired
	private Vault vault;

	@Autowired
	private MesosSubscription subscription;

	@Autowired
	private CallOperations calls;

	@Test
	void subscribesAndCallsWithRefreshedCredentials() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.subscription.status().state() == SubscriptionState.SUBSCRIBED);
		assertThat(this.vault.refused).containsExactly(Vault.STALE);
		assertThat(this.calls.revive(List.of()).block().status()).isEqualTo(202);
		this.vault.value = Vault.STALE;
		assertThat(this.calls.revive(List.of()).block().status()).isEqualTo(202);
	}

	@EnableAutoConfiguration
	static class Application {

	}

	static class Vault implements MesosCredentialsProvider {

		/** For {@code jobs:old}. */
		private static final String STALE = "Basic am9iczpvbGQ=";

		/** For {@code jobs:geheim}. */
		private static final String FRESH = "Basic am9iczpnZWhlaW0=";

		private final List<String> refused = new CopyOnWriteArrayList<>();

		private volatile String value = STALE;

		@Override
		public Mono<String> authorization() {
			return Mono.just(this.value);
		}

		@Override
		public Mono<String> refresh(String refused) {
			this.refused.add(refused);
			this.value = FRESH;
			return Mono.just(FRESH);
		}

	}

}
