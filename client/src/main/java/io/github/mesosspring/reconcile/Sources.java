package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks all sources for their tasks, on a thread that may block. A source that does not
 * return is interrupted, and not asked again until it has returned.
 */
final class Sources {

	static final Duration LIMIT = Duration.ofMinutes(2);

	private final Supplier<Stream<TaskSource>> sources;

	private final Scheduler blocking;

	private final Scheduler timer;

	private final AtomicBoolean asking = new AtomicBoolean();

	Sources(Supplier<Stream<TaskSource>> sources, Scheduler blocking, Scheduler timer) {
		this.sources = sources;
		this.blocking = blocking;
		this.timer = timer;
	}

	/**
	 * Ask them.
	 * @return all their tasks; fails if one of them fails
	 */
	Mono<NamedTasks> liveTasks() {
		return Mono.fromCallable(this::ask).subscribeOn(this.blocking).timeout(LIMIT, this.timer);
	}

	private NamedTasks ask() throws Exception {
		if (!this.asking.compareAndSet(false, true)) {
			throw new IllegalStateException("A TaskSource that was asked before has still not returned");
		}
		try {
			List<KnownTask> all = new ArrayList<>();
			List<TaskSource> present = this.sources.get().toList();
			for (TaskSource source : present) {
				all.addAll(source.liveTasks());
			}
			return new NamedTasks(!present.isEmpty(), all);
		}
		finally {
			this.asking.set(false);
		}
	}

}
