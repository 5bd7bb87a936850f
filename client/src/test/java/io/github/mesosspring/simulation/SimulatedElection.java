package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.election.Election;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * An election that the application wins, but not for ever.
 */
final class SimulatedElection implements Election {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final Scheduler scheduler;

	private @Nullable Candidate candidate;

	private boolean leading;

	SimulatedElection(World world, Scheduler scheduler) {
		this.world = world;
		this.scheduler = scheduler;
	}

	@Override
	public void start(Candidate takesPart) {
		if (this.candidate == null) {
			this.candidate = takesPart;
			this.world.checks().tell(Check::deposed);
			decideLater(5);
		}
	}

	@Override
	public void stop() {
		depose();
		this.candidate = null;
	}

	private void decideLater(long seconds) {
		Candidate deciding = this.candidate;
		this.scheduler.schedule(() -> {
			if (deciding != null && deciding == this.candidate) {
				decide(deciding);
			}
		}, this.world.random().nextLong(seconds * SECOND), TimeUnit.NANOSECONDS);
	}

	private void decide(Candidate takesPart) {
		if (!this.leading) {
			this.leading = true;
			this.world.trace().note("election", "is won");
			this.world.checks().tell(Check::elected);
			takesPart.elected();
			decideLater(30);
		}
		else if (this.world.faults().strikes(Fault.DEPOSED, 0.5)) {
			depose();
			decideLater(60);
		}
		else {
			decideLater(30);
		}
	}

	private void depose() {
		Candidate deposed = this.candidate;
		if (this.leading && deposed != null) {
			this.leading = false;
			this.world.trace().note("election", "is lost");
			deposed.deposed();
			this.world.checks().tell(Check::deposed);
		}
	}

}
