package io.github.mesosspring.event;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Has handlers called one after the other, some of which may complete later.
 */
final class Sequence {

	/** Complete, and the same for all. */
	static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

	/** Of what returned normally at once. */
	static final CompletableFuture<HandlerResult> HANDLED = CompletableFuture.completedFuture(HandlerResult.HANDLED);

	/** Of what was not called. */
	static final CompletableFuture<HandlerResult> UNHANDLED = CompletableFuture
		.completedFuture(HandlerResult.UNHANDLED);

	private Sequence() {
	}

	/**
	 * Take a step for each item, in order, each when the one before is complete.
	 * @param executor where to go on after a step that was not complete at once
	 * @return completes when all are, with the results of all
	 */
	static <T> CompletableFuture<HandlerResult> each(Iterator<T> items,
			Function<T, CompletableFuture<HandlerResult>> step, Executor executor) {
		return each(items, step, executor, HandlerResult.UNHANDLED);
	}

	/**
	 * Go on with a result: at once if it is there, as it mostly is.
	 * @param next what to make of it
	 */
	static CompletableFuture<HandlerResult> then(CompletableFuture<HandlerResult> result,
			UnaryOperator<HandlerResult> next) {
		if (!isThere(result)) {
			return result.thenApply(next);
		}
		HandlerResult made = next.apply(result.join());
		return (made == result.join()) ? result : completed(made);
	}

	/**
	 * Whether something is complete and has not failed.
	 */
	static boolean isThere(CompletableFuture<?> result) {
		return result.isDone() && !result.isCompletedExceptionally();
	}

	private static CompletableFuture<HandlerResult> completed(HandlerResult result) {
		if (result == HandlerResult.HANDLED) {
			return HANDLED;
		}
		return (result == HandlerResult.UNHANDLED) ? UNHANDLED : CompletableFuture.completedFuture(result);
	}

	private static <T> CompletableFuture<HandlerResult> each(Iterator<T> items,
			Function<T, CompletableFuture<HandlerResult>> step, Executor executor, HandlerResult before) {
		HandlerResult all = before;
		while (items.hasNext()) {
			CompletableFuture<HandlerResult> taken = step.apply(items.next());
			if (!taken.isDone()) {
				HandlerResult soFar = all;
				return taken.thenComposeAsync((result) -> each(items, step, executor, soFar.and(result)), executor);
			}
			all = all.and(taken.join());
		}
		return completed(all);
	}

}
