package io.github.mesosspring.reconcile;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Builds a {@link ManagedReconciler}. Not thread-safe.
 */
public final class ReconcilerBuilder {

	final Sessions sessions;

	final CallOperations calls;

	Supplier<Stream<TaskSource>> sources = Stream::empty;

	ReconciliationSettings settings = ReconciliationSettings.defaults();

	Consumer<Runnable> whenDrained = Runnable::run;

	Scheduler scheduler = Schedulers.parallel();

	Scheduler blockingScheduler = Schedulers.boundedElastic();

	DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	private @Nullable Scheduler given;

	ReconcilerBuilder(Sessions sessions, CallOperations calls) {
		this.sessions = sessions;
		this.calls = calls;
	}

	/**
	 * Who names the tasks. Without any there is nothing to ask for explicitly.
	 * @param sources gives the sources, each time anew; called on a thread that may block
	 * @return this builder
	 */
	public ReconcilerBuilder sources(Supplier<Stream<TaskSource>> sources) {
		this.sources = sources;
		return this;
	}

	/**
	 * How often and how many.
	 * @param settings the settings, {@link ReconciliationSettings#defaults()} unless set
	 * @return this builder
	 */
	public ReconcilerBuilder settings(ReconciliationSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * What to wait for before each call, so that the answers find room, for instance
	 * {@code EventSink::whenDrained}.
	 * @param whenDrained has an action run once, by any thread, as soon as the handlers
	 * have caught up; at once unless set
	 * @return this builder
	 */
	public ReconcilerBuilder whenDrained(Consumer<Runnable> whenDrained) {
		this.whenDrained = whenDrained;
		return this;
	}

	/**
	 * Run on a scheduler of the caller's, and on its clock; for tests. The sources are
	 * asked on it too.
	 * @param scheduler the scheduler
	 * @return this builder
	 */
	public ReconcilerBuilder scheduler(Scheduler scheduler) {
		this.given = scheduler;
		this.scheduler = scheduler;
		this.blockingScheduler = scheduler;
		return this;
	}

	ReconcilerBuilder random(DoubleSupplier random) {
		this.random = random;
		return this;
	}

	LongSupplier clock() {
		Scheduler given = this.given;
		return (given != null) ? () -> given.now(TimeUnit.NANOSECONDS) : System::nanoTime;
	}

	/**
	 * Build it.
	 * @return the reconciler; it works as soon as it is told of events
	 */
	public ManagedReconciler build() {
		return new ManagedReconciler(this);
	}

}
