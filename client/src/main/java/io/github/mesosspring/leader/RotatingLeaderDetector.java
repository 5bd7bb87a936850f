package io.github.mesosspring.leader;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;

/**
 * Names the masters of a fixed list, staying with each until it fails.
 */
final class RotatingLeaderDetector implements LeaderDetector {

	private final List<URI> masters;

	private final AtomicInteger position = new AtomicInteger();

	RotatingLeaderDetector(List<URI> masters) {
		this.masters = List.copyOf(masters);
	}

	@Override
	public Mono<URI> detect() {
		return Mono.fromSupplier(() -> this.masters.get(this.position.get()));
	}

	@Override
	public void failed(URI master) {
		int now = this.position.get();
		if (this.masters.get(now).equals(master)) {
			this.position.compareAndSet(now, (now + 1) % this.masters.size());
		}
	}

	@Override
	public int candidates() {
		return this.masters.size();
	}

	@Override
	public String toString() {
		return "masters " + this.masters;
	}

}
