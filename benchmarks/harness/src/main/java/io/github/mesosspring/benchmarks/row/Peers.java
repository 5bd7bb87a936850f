package io.github.mesosspring.benchmarks.row;

import java.util.List;

import io.github.mesosspring.benchmarks.contest.Contest;
import io.github.mesosspring.benchmarks.contest.Program;

/**
 * The other clients where they have to take more at a time than they can by default.
 */
final class Peers {

	static final Program RXJAVA = Program.RXJAVA.unbounded();

	static final Program HUBSPOT = Program.HUBSPOT.unbounded();

	static final List<Program> ALL = List.of(RXJAVA, HUBSPOT);

	private Peers() {
	}

	/**
	 * The most that one of them reached, or 0 if none got to the end.
	 */
	static double best(Contest contest, String name) {
		return ALL.stream()
			.filter((peer) -> contest.has(peer, name))
			.mapToDouble((peer) -> contest.median(peer, name))
			.max()
			.orElse(0);
	}

	/**
	 * How many times as much as the best of them. 0, which meets no target, if none of
	 * them got to the end.
	 */
	static double ratio(double ours, Contest contest, String name) {
		double best = best(contest, name);
		return (best > 0) ? ours / best : 0;
	}

}
