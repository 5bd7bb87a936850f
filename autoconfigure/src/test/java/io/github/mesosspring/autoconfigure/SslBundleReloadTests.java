package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

class SslBundleReloadTests {

	private static final SslBundle BROKEN = bundle();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<SslBundle> connectedWith = new ArrayList<>();

	private final List<SessionLoss> lost = new ArrayList<>();

	private final Sessions sessions = new Sessions();

	private final SslBundle first = bundle();

	private final SslBundle last = bundle();

	private Mono<Void> calls = Mono.empty();

	private final SslBundleReload reload = new SslBundleReload("jobs", this::connect, this.sessions, () -> this.calls,
			this.time);

	@BeforeEach
	void listen() {
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				SslBundleReloadTests.this.lost.add(reason);
			}

		});
	}

	@Test
	void tenUpdatesAtOnceAreOneReloadAndOneSubscription() {
		subscribe(1);
		for (int i = 0; i < 9; i++) {
			this.reload.updated(this.first);
		}
		this.reload.updated(this.last);
		assertThat(this.connectedWith).isEmpty();
		advance(1);
		assertThat(this.connectedWith).containsExactly(this.last);
		assertThat(this.lost).as("before new connections are made with it").isEmpty();
		advance(1);
		assertThat(this.lost).containsExactly(SessionLoss.TLS_RENEWED);
		subscribe(2);
		advance(100);
		assertThat(this.lost).hasSize(1);
	}

	@Test
	void anUpdateMeanwhilePostponesTheSubscription() {
		subscribe(1);
		this.reload.updated(this.first);
		advance(1);
		this.reload.updated(this.last);
		advance(1);
		assertThat(this.connectedWith).containsExactly(this.first, this.last);
		advance(1);
		assertThat(this.lost).containsExactly(SessionLoss.TLS_RENEWED);
	}

	@Test
	void theCallsMadeSoFarGetTheirOutcomeFirst() {
		Sinks.Empty<Void> settled = Sinks.empty();
		this.calls = settled.asMono();
		subscribe(1);
		this.reload.updated(this.first);
		advance(2);
		assertThat(this.lost).isEmpty();
		settled.tryEmitEmpty();
		assertThat(this.lost).containsExactly(SessionLoss.TLS_RENEWED);
	}

	@Test
	void callsThatHaveNoOutcomeAreNotWaitedForForEver() {
		this.calls = Mono.never();
		subscribe(1);
		this.reload.updated(this.first);
		advance(2);
		advance(5);
		assertThat(this.lost).containsExactly(SessionLoss.TLS_RENEWED);
	}

	@Test
	void aBundleThatCannotBeUsedChangesNothing() {
		subscribe(1);
		this.reload.updated(BROKEN);
		advance(10);
		assertThat(this.connectedWith).isEmpty();
		assertThat(this.lost).isEmpty();
		this.reload.updated(this.last);
		advance(2);
		assertThat(this.lost).as("a later one does").hasSize(1);
	}

	@Test
	void whoIsNotSubscribedOrStoppedHasNothingToEnd() {
		this.reload.updated(this.first);
		advance(2);
		assertThat(this.connectedWith).hasSize(1);
		this.reload.updated(this.last);
		this.reload.close();
		subscribe(1);
		advance(2);
		assertThat(this.connectedWith).hasSize(1);
		assertThat(this.lost).isEmpty();
	}

	private void connect(SslBundle bundle) {
		if (bundle == BROKEN) {
			throw new IllegalStateException("no key");
		}
		this.connectedWith.add(bundle);
	}

	private void subscribe(long epoch) {
		this.sessions.open(new Session(URI.create("https://m:5050"), FrameworkID.newBuilder().setValue("F").build(),
				"stream", epoch));
	}

	private void advance(int seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds));
	}

	private static SslBundle bundle() {
		return SslBundle.of(SslStoreBundle.NONE);
	}

}
