package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

import static org.assertj.core.api.Assertions.assertThat;

class SslBundleReloadTests {

	private static final SslBundle BROKEN = bundle();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<SslBundle> connectedWith = new ArrayList<>();

	private final SslBundle first = bundle();

	private final SslBundle last = bundle();

	private int subscriptions;

	private final SslBundleReload reload = new SslBundleReload("jobs", this::connect, () -> this.subscriptions++,
			this.time);

	@Test
	void tenUpdatesAtOnceAreOneReloadAndOneSubscription() {
		for (int i = 0; i < 9; i++) {
			this.reload.updated(this.first);
		}
		this.reload.updated(this.last);
		assertThat(this.connectedWith).isEmpty();
		advance(1);
		assertThat(this.connectedWith).containsExactly(this.last);
		assertThat(this.subscriptions).as("before new connections are made with it").isZero();
		advance(1);
		assertThat(this.subscriptions).isOne();
		advance(100);
		assertThat(this.subscriptions).isOne();
	}

	@Test
	void anUpdateMeanwhilePostponesTheSubscription() {
		this.reload.updated(this.first);
		advance(1);
		this.reload.updated(this.last);
		advance(1);
		assertThat(this.connectedWith).containsExactly(this.first, this.last);
		assertThat(this.subscriptions).isZero();
		advance(1);
		assertThat(this.subscriptions).isOne();
	}

	@Test
	void aBundleThatCannotBeUsedChangesNothing() {
		this.reload.updated(BROKEN);
		advance(10);
		assertThat(this.connectedWith).isEmpty();
		assertThat(this.subscriptions).isZero();
		this.reload.updated(this.last);
		advance(2);
		assertThat(this.subscriptions).as("a later one does").isOne();
	}

	@Test
	void aBundleThatCannotBeUsedDoesNotUndoTheOneBefore() {
		this.reload.updated(this.first);
		advance(1);
		this.reload.updated(BROKEN);
		advance(1);
		assertThat(this.subscriptions).isZero();
		advance(1);
		assertThat(this.connectedWith).containsExactly(this.first);
		assertThat(this.subscriptions).isOne();
	}

	@Test
	void doesNothingOnceItIsClosed() {
		this.reload.updated(this.first);
		advance(1);
		this.reload.updated(this.last);
		this.reload.close();
		advance(10);
		assertThat(this.connectedWith).containsExactly(this.first);
		assertThat(this.subscriptions).isZero();
	}

	private void connect(SslBundle bundle) {
		if (bundle == BROKEN) {
			throw new IllegalStateException("no key");
		}
		this.connectedWith.add(bundle);
	}

	private void advance(int seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds));
	}

	private static SslBundle bundle() {
		return SslBundle.of(SslStoreBundle.NONE);
	}

}
