package io.github.mesosspring.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The calls that have no outcome yet, for whoever waits for the last of them.
 * Thread-safe.
 */
final class OpenCalls {

	private final Set<CallSettlement> calls = ConcurrentHashMap.newKeySet();

	private final Sinks.Empty<Void> closed = Sinks.empty();

	void add(CallSettlement call) {
		this.calls.add(call);
	}

	void remove(CallSettlement call) {
		this.calls.remove(call);
	}

	/**
	 * Wait for no call any more.
	 */
	void close() {
		this.closed.tryEmitEmpty();
	}

	/**
	 * The end of the calls that are open at this moment; later ones are not waited for.
	 */
	Mono<Void> settled() {
		Mono<Void> all = Mono.when(this.calls.stream().map(CallSettlement::settled).toList());
		return Mono.firstWithSignal(all, this.closed.asMono());
	}

}
