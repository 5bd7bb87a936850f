package io.github.mesosspring.test.assertj;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an assertion wants of the cluster.
 *
 * @param wanted in words, to follow "Expected the framework to"
 * @param holds whether it is so
 * @param seen what there is instead, in words
 * @param wholeStory whether it only means something if the journal forgot nothing
 */
record Expectation(String wanted, Predicate<Observations> holds, Function<Observations, String> seen,
		boolean wholeStory) {

	static Expectation some(String wanted, Predicate<Observations> holds, Function<Observations, String> seen) {
		return new Expectation(wanted, holds, seen, false);
	}

	static Expectation all(String wanted, Predicate<Observations> holds, Function<Observations, String> seen) {
		return new Expectation(wanted, holds, seen, true);
	}

	boolean isMetBy(Observations observations) {
		return !(this.wholeStory && observations.forgotten() > 0) && this.holds.test(observations);
	}

}
