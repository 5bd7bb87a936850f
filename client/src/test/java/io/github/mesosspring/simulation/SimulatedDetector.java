package io.github.mesosspring.simulation;

import java.net.URI;

import io.github.mesosspring.leader.LeaderDetector;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Leader detection that is told who leads, or tries one host after the other; it takes
 * its time, and may fail.
 */
final class SimulatedDetector implements LeaderDetector {

	private final World world;

	private final Scheduler scheduler;

	private final Sinks.Many<URI> changes = Sinks.many().multicast().directBestEffort();

	private int candidate;

	SimulatedDetector(World world, ProcessScheduler scheduler) {
		this.world = world;
		this.scheduler = scheduler;
		if (world.settings().toldOfLeaders()) {
			world.followLeader((leader) -> scheduler.schedule(() -> this.changes.tryEmitNext(leader)));
		}
	}

	@Override
	public Mono<URI> detect() {
		if (this.world.faults().strikes(Fault.DETECTION_STALLED, 0.3)) {
			return Mono.never();
		}
		if (this.world.faults().strikes(Fault.DETECTION_FAILED, 0.5)) {
			return Mono.error(new IllegalStateException("detection failed"));
		}
		return Mono.fromSupplier(this::named).subscribeOn(this.scheduler);
	}

	@Override
	public void failed(URI master) {
		if (master.equals(candidate())) {
			this.candidate++;
		}
	}

	@Override
	public Flux<URI> changes() {
		return this.changes.asFlux();
	}

	private @Nullable URI named() {
		return this.world.settings().toldOfLeaders() ? this.world.leader() : candidate();
	}

	private URI candidate() {
		return URI.create("http://" + Cluster.HOSTS.get(this.candidate % Cluster.HOSTS.size()) + ":5050");
	}

}
