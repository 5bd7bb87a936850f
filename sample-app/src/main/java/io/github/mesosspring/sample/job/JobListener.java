package io.github.mesosspring.sample.job;

import org.jspecify.annotations.Nullable;

/**
 * Is told of changes, in order and after they are on disk. Must not block.
 */
public interface JobListener {

	/**
	 * A job was added or changed.
	 * @param before the job as it was; {@code null} if it is new
	 * @param after the job as it is
	 */
	default void changed(@Nullable Job before, Job after) {
	}

	/**
	 * No job waited, now at least one does.
	 */
	default void waitingBegan() {
	}

}
