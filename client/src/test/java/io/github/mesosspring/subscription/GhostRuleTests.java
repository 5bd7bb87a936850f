package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GhostRuleTests {

	private final AtomicLong now = new AtomicLong(42);

	private final GhostRule rule = new GhostRule(this.now::get, Duration.ofSeconds(75));

	@Test
	void takeoverWithoutAnAbandonedSubscribeIsReal() {
		assertThat(this.rule.excusesTakeover()).isFalse();
	}

	@Test
	void abandonedSubscribeExcusesOneTakeover() {
		this.rule.abandoned();
		this.now.addAndGet(Duration.ofSeconds(75).toNanos());
		assertThat(this.rule.excusesTakeover()).isTrue();
		assertThat(this.rule.excusesTakeover()).isFalse();
	}

	@Test
	void abandonedSubscribeIsForgottenInTime() {
		this.rule.abandoned();
		this.now.addAndGet(Duration.ofSeconds(75).toNanos() + 1);
		assertThat(this.rule.excusesTakeover()).isFalse();
	}

}
