package io.github.mesosspring.call;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The calls that have no outcome yet, for whoever waits for the last of them.
 * Thread-safe.
 */
final class OpenCalls implements Iterable<CallSettlement> {

	private final Set<CallSettlement> calls = ConcurrentHashMap.newKeySet();

	private final Sinks.Empty<Void> closed = Sinks.empty();

	void add(CallSettlement call) {
		this.calls.add(call);
	}

	void remove(CallSettlement call) {
		this.calls.remove(call);
	}

	/**
	 * Goes over the calls that are open; those that come or end meanwhile may be left out
	 * or not.
	 */
	@Override
	public Iterator<CallSettlement> iterator() {
		return this.calls.iterator();
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
