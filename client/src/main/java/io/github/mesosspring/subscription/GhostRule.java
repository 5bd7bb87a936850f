package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.stream.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Whether it may have been ourselves who took the subscription over. A SUBSCRIBE we gave
 * up waiting for may still reach a master and evict the one that succeeded meanwhile.
 * Each abandoned SUBSCRIBE excuses a single takeover, for a limited time. Not
 * thread-safe.
 */
final class GhostRule {

	private final Clock clock;

	private final Duration memory;

	private @Nullable Long abandonedAt;

	GhostRule(Clock clock, Duration memory) {
		this.clock = clock;
		this.memory = memory;
	}

	void abandoned() {
		this.abandonedAt = this.clock.nanos();
	}

	boolean excusesTakeover() {
		Long at = this.abandonedAt;
		this.abandonedAt = null;
		return at != null && this.clock.since(at).compareTo(this.memory) <= 0;
	}

}
