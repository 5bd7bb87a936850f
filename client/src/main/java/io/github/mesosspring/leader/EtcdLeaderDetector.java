package io.github.mesosspring.leader;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Reads who leads from a key of etcd, at each detection anew. A watch on the key only
 * tells when to read it again: one that breaks costs time, and never names a wrong
 * leader.
 */
final class EtcdLeaderDetector implements LeaderDetector {

	private static final Log logger = LogFactory.getLog(EtcdLeaderDetector.class);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

	private final ServerPath location;

	private final String key;

	private final MasterInfoReader reader;

	private final List<EtcdGateway> servers;

	private final Sinks.Empty<Void> closed = Sinks.empty();

	/** The server that answered last. */
	private volatile int preferred;

	EtcdLeaderDetector(ServerPath location, MasterInfoReader reader) {
		this.location = location;
		this.key = location.path().substring(1);
		this.reader = reader;
		this.servers = location.servers().stream().map(EtcdGateway::new).toList();
	}

	@Override
	public Mono<URI> detect() {
		return Mono.defer(() -> read(this.preferred, 0))
			.map((value) -> this.reader.read(value.orElseThrow(this::none)));
	}

	/**
	 * Ask one server after the other. A server without its majority does not answer, so
	 * what is answered is true.
	 */
	private Mono<Optional<byte[]>> read(int first, int tried) {
		int index = (first + tried) % this.servers.size();
		return this.servers.get(index)
			.read(this.key)
			.doOnNext((value) -> this.preferred = index)
			.onErrorResume((ex) -> (tried + 1 < this.servers.size()) ? read(first, tried + 1)
					: Mono.error(new IllegalStateException(
							"etcd does not answer at " + this.location + ": " + ex.getMessage(), ex)));
	}

	private IllegalStateException none() {
		return new IllegalStateException("no master leads: etcd has no key '" + this.key + "' (" + this.location + ")");
	}

	/**
	 * {@inheritDoc} Watches as long as this is subscribed to, one server after the other.
	 */
	@Override
	public Flux<URI> changes() {
		return Flux.defer(() -> this.servers.get(this.preferred).watch(this.key))
			.doOnError((ex) -> lost(this.preferred, ex))
			.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE).transientErrors(true))
			.onBackpressureLatest()
			.concatMap((changed) -> detect().map(Optional::of).onErrorResume(this::unknown), 1)
			.distinctUntilChanged()
			.flatMap(Mono::justOrEmpty)
			.takeUntilOther(this.closed.asMono())
			.concatWith(Flux.never());
	}

	private void lost(int server, Throwable ex) {
		logger.debug("The watch on '" + this.key + "' at " + this.servers.get(server) + " is lost", ex);
		this.preferred = (server + 1) % this.servers.size();
	}

	private Mono<Optional<URI>> unknown(Throwable ex) {
		logger.debug("After a change nobody leads according to " + this.location, ex);
		return Mono.just(Optional.empty());
	}

	@Override
	public void close() {
		this.closed.tryEmitEmpty();
	}

	@Override
	public String toString() {
		return "leader in " + this.location;
	}

}
