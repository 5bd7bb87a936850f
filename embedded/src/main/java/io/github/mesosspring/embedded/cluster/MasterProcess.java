package io.github.mesosspring.embedded.cluster;

import java.net.URI;

import io.github.mesosspring.embedded.cluster.Election.Candidacy;
import io.github.mesosspring.embedded.fault.CallFaults;
import io.github.mesosspring.embedded.fault.StreamRegistry;
import io.github.mesosspring.embedded.master.MasterServer;
import io.github.mesosspring.embedded.master.MasterSettings;
import io.github.mesosspring.embedded.master.Registry;
import io.github.mesosspring.protocol.MasterInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A master that contends for leadership as long as it runs, and that can be killed and
 * started again. Thread-safe.
 */
public final class MasterProcess implements Election.Observer {

	private final Cluster cluster;

	private final Election election;

	private final MasterServer server;

	private volatile @Nullable Candidacy candidacy;

	MasterProcess(Cluster cluster, Election election, String name, int port, MasterSettings settings, Registry registry,
			Scheduler thread) {
		this.cluster = cluster;
		this.election = election;
		this.server = new MasterServer(name, port, settings, registry, thread, this::aborted);
	}

	/**
	 * Start it, as a follower with a new id on the port it had.
	 * @throws IllegalStateException if it runs or the port is in use
	 */
	public void start() {
		this.server.start();
		contend();
	}

	private void contend() {
		MasterInfo info = this.server.info();
		if (info != null) {
			this.candidacy = this.election.contend(info, this);
		}
	}

	/**
	 * Kill it. Takes a few seconds at most; nothing happens if it does not run.
	 */
	public void stop() {
		Candidacy ended = this.candidacy;
		this.candidacy = null;
		this.server.stop();
		// Last, since the master may have let agents register until it was stopped.
		this.cluster.lost(this);
		if (ended != null) {
			ended.end();
		}
	}

	/**
	 * Let it lose its leadership, which ends it.
	 * @throws IllegalStateException if it does not lead
	 */
	public void stepDown() {
		if (!leads()) {
			throw new IllegalStateException("The master at " + uri() + " does not lead, so it cannot step down");
		}
		stop();
		this.cluster.expireSessions();
	}

	private void aborted() {
		Candidacy ended = this.candidacy;
		this.cluster.lost(this);
		contend();
		if (ended != null) {
			ended.end();
		}
	}

	@Override
	public void leader(@Nullable MasterInfo leader) {
		this.server.leader(leader);
		if (this.server.leads()) {
			this.cluster.elected(this);
		}
	}

	@Override
	public void deposed() {
		stop();
	}

	void recover(Runnable recovered) {
		this.server.recover(recovered);
	}

	MasterServer server() {
		return this.server;
	}

	/**
	 * Where it listens, or listened last.
	 * @return {@code http://address:port}
	 */
	public URI uri() {
		return this.server.uri();
	}

	/**
	 * How it describes itself.
	 * @return the description, with its id; {@code null} if it does not run
	 */
	public @Nullable MasterInfo info() {
		return this.server.info();
	}

	/**
	 * Whether it runs and is the elected leader.
	 * @return {@code true} for the leader, also before it has read the registry
	 */
	public boolean leads() {
		return this.server.leads();
	}

	/**
	 * What is to go wrong with calls, whichever process runs.
	 * @return the faults
	 */
	public CallFaults callFaults() {
		return this.server.callFaults();
	}

	/**
	 * The event streams of schedulers.
	 * @return the streams
	 */
	public StreamRegistry streams() {
		return this.server.streams();
	}

	boolean serves() {
		return this.server.serves();
	}

}
