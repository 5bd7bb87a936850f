package io.github.mesosspring.benchmarks;

/**
 * How much a run is to take.
 */
public enum Effort {

	/**
	 * Everything, several rounds: what is published. About 23 minutes on two processors.
	 */
	FULL,

	/**
	 * Everything, with less of it, little warm-up and one round: where a change leads.
	 * Under three minutes.
	 */
	QUICK,

	/**
	 * Every measurement once with the least work there is: whether it still runs. Its
	 * figures mean nothing.
	 */
	SMOKE;

	/**
	 * Choose a number.
	 * @param full the number for all of it
	 * @param quick the number for the quick run
	 * @param smoke the number for the trial
	 * @return the one for this effort
	 */
	public int of(int full, int quick, int smoke) {
		return switch (this) {
			case FULL -> full;
			case QUICK -> quick;
			case SMOKE -> smoke;
		};
	}

}
