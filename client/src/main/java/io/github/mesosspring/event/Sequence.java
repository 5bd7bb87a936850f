package io.github.mesosspring.event;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Does one thing after the other, some of which may complete later.
 */
final class Sequence {

	/** Complete, and the same for all. */
	static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

	private Sequence() {
	}

	/**
	 * Take a step for each item, in order, each when the one before is complete.
	 * @param executor where to go on after a step that was not complete at once
	 * @return completes when all are
	 */
	static <T> CompletableFuture<Void> each(Iterator<T> items, Function<T, CompletableFuture<?>> step,
			Executor executor) {
		while (items.hasNext()) {
			CompletableFuture<?> taken = step.apply(items.next());
			if (!taken.isDone()) {
				return taken.thenComposeAsync((value) -> each(items, step, executor), executor);
			}
		}
		return DONE;
	}

}
