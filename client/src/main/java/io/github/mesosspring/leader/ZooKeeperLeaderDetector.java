package io.github.mesosspring.leader;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Knows the leader of masters that elect it in a ZooKeeper. What is known is kept up to
 * date by the {@link ZooKeeperWatcher} and void while ZooKeeper is away: a detection then
 * waits. Everything here happens on one thread of its own, so neither ZooKeeper's thread
 * nor that of a caller ever waits.
 */
final class ZooKeeperLeaderDetector implements LeaderDetector, ZooKeeperWatcher.Observer {

	private static final Log logger = LogFactory.getLog(ZooKeeperLeaderDetector.class);

	/** Long enough for a session to be established, short enough to be told why not. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ServerPath location;

	private final ZooKeeperWatcher watcher;

	private final Scheduler thread = Schedulers.newSingle("mesos-leader", true);

	private final Sinks.Many<Sighting> sightings = Sinks.many().replay().latestOrDefault(Sighting.UNCERTAIN);

	private final Sinks.Many<URI> changes = Sinks.many().multicast().directBestEffort();

	private Sighting known = Sighting.UNCERTAIN;

	private @Nullable URI announced;

	ZooKeeperLeaderDetector(ServerPath location, MasterInfoReader reader) {
		this.location = location;
		this.watcher = new ZooKeeperWatcher(location, reader, this, this::execute);
	}

	@Override
	public Mono<URI> detect() {
		return Mono.defer(this::find)
			.subscribeOn(this.thread)
			.onErrorMap(RejectedExecutionException.class,
					(ex) -> new IllegalStateException("The detection of leaders in " + this.location + " is closed"))
			.timeout(PATIENCE, Mono.error(() -> new IllegalStateException(
					"ZooKeeper does not answer at " + this.location + "; until it does, nobody knows the leader")));
	}

	private Mono<URI> find() {
		this.watcher.start();
		if (this.known.leader() == null) {
			look();
		}
		return this.sightings.asFlux().filter(Sighting::isCertain).next().flatMap(Sighting::answer);
	}

	@Override
	public void failed(URI master) {
		execute(() -> {
			if (master.equals(this.known.leader())) {
				look();
			}
		});
	}

	@Override
	public Flux<URI> changes() {
		return this.changes.asFlux().onBackpressureLatest();
	}

	@Override
	public void close() {
		this.watcher.close();
		this.thread.dispose();
	}

	/**
	 * What was seen does not count any more.
	 */
	private void look() {
		sighted(Sighting.UNCERTAIN);
		this.watcher.look();
	}

	@Override
	public void outdated() {
		look();
	}

	@Override
	public void disconnected() {
		logger.warn("The connection to ZooKeeper at " + this.location + " is lost. A subscription that stands is kept; "
				+ "until ZooKeeper is back, nobody knows another leader");
		this.announced = null;
		sighted(Sighting.UNCERTAIN);
	}

	@Override
	public void saw(Sighting sighting) {
		sighted(sighting);
		URI leader = sighting.leader();
		if (leader != null && !leader.equals(this.announced)) {
			logger.info("The leading master is " + leader + " according to " + this.location);
			this.changes.tryEmitNext(leader);
		}
		this.announced = leader;
	}

	private void sighted(Sighting sighting) {
		this.known = sighting;
		this.sightings.tryEmitNext(sighting);
	}

	private void execute(Runnable task) {
		try {
			this.thread.schedule(task);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The detection of leaders in " + this.location + " is closed", ex);
		}
	}

	@Override
	public String toString() {
		return "leader in " + this.location;
	}

}
