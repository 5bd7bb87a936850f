package io.github.mesosspring.embedded.master;

import org.jspecify.annotations.Nullable;

/**
 * The first of several checks that finds something wrong. Those behind it are not made.
 */
final class FirstError {

	private FirstError() {
	}

	static @Nullable String of(Check... checks) {
		for (Check check : checks) {
			String error = check.find();
			if (error != null) {
				return error;
			}
		}
		return null;
	}

	/**
	 * Say where an error was found.
	 * @param prefix what to put before it
	 * @param error the error, if there is one
	 * @return both, {@code null} without an error
	 */
	static @Nullable String in(String prefix, @Nullable String error) {
		return (error != null) ? prefix + error : null;
	}

	/** One check. */
	@FunctionalInterface
	interface Check {

		/**
		 * Look.
		 * @return what is wrong, {@code null} if nothing
		 */
		@Nullable String find();

	}

}
