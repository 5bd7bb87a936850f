package io.github.mesosspring.benchmarks.contest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A contestant at work while others are.
 */
final class ThrowingTask {

	private final FutureTask<Outcome> task;

	ThrowingTask(Callable<Outcome> work) {
		this.task = new FutureTask<>(work);
		new Thread(this.task, "contestant").start();
	}

	Outcome get() throws Exception {
		try {
			return this.task.get();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

}
