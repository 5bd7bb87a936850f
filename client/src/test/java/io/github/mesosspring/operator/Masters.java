package io.github.mesosspring.operator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.leader.LeaderDetector;
import reactor.core.publisher.Mono;

/**
 * Names masters of a list in turn, and remembers which of them were of no use.
 */
final class Masters implements LeaderDetector {

	final List<URI> failed = new CopyOnWriteArrayList<>();

	private final List<URI> masters;

	Masters(URI... masters) {
		this.masters = new CopyOnWriteArrayList<>(masters);
	}

	@Override
	public Mono<URI> detect() {
		return Mono.defer(() -> Mono.justOrEmpty(this.masters.stream().findFirst()));
	}

	@Override
	public void failed(URI master) {
		this.failed.add(master);
		List<URI> rest = new ArrayList<>(this.masters);
		if (rest.remove(master)) {
			rest.add(master);
		}
		this.masters.clear();
		this.masters.addAll(rest);
	}

}
