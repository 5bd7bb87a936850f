package io.github.mesosspring.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.List;

/**
 * How much a key that nobody reads looks like one that is read. It does if a few letters
 * are wrong, if the words are the same in another order, if a group is missing or if it
 * is in the wrong one of our groups.
 */
final class Resemblance {

	private static final int NONE = Integer.MAX_VALUE;

	private static final int GROUP = 10;

	private static final int WRONG_GROUP = 20;

	private static final int LETTERS_PER_SLIP = 4;

	private static final int MAX_SLIPS = 3;

	private static final int MAX_SUGGESTIONS = 3;

	private final KeyNode known;

	Resemblance(KeyNode known) {
		this.known = known;
	}

	/**
	 * The keys that are likely meant.
	 * @param unknown a key nobody reads
	 * @return those most like it; none if none is, or if too many are
	 */
	List<Key> meantBy(Key unknown) {
		List<Key> best = new ArrayList<>();
		int[] least = { NONE };
		this.known.forEach(unknown, (candidate) -> {
			int distance = distance(unknown, candidate);
			if (distance < least[0]) {
				least[0] = distance;
				best.clear();
			}
			if (distance == least[0] && distance != NONE) {
				best.add(candidate);
			}
		});
		return (best.size() <= MAX_SUGGESTIONS) ? best : List.of();
	}

	private int distance(Key unknown, Key candidate) {
		if (unknown.words().equals(candidate.words())) {
			return 0;
		}
		int distance = slips(unknown, candidate);
		for (int group = 0; distance == NONE && candidate.size() == unknown.size() + 1
				&& group < candidate.size() - 1; group++) {
			int slips = slips(unknown, candidate.without(group));
			distance = (slips != NONE) ? GROUP + slips : NONE;
		}
		if (distance == NONE && isOfOurGroup(unknown) && unknown.last().equals(candidate.last())) {
			distance = WRONG_GROUP;
		}
		return distance;
	}

	private boolean isOfOurGroup(Key key) {
		return key.size() > 1 && this.known.isGroup(key.range(0, key.size() - 1));
	}

	/**
	 * Only what differs counts, so that two short words are not taken for each other
	 * because they are both of a group with a long name.
	 */
	private static int slips(Key one, Key other) {
		int shorter = Math.min(one.size(), other.size());
		int start = 0;
		while (start < shorter && one.elements().get(start).equals(other.elements().get(start))) {
			start++;
		}
		int end = 0;
		while (end < shorter - start
				&& one.elements().get(one.size() - 1 - end).equals(other.elements().get(other.size() - 1 - end))) {
			end++;
		}
		return slips(one.range(start, one.size() - end).letters(), other.range(start, other.size() - end).letters());
	}

	private static int slips(String one, String other) {
		int allowed = Math.min(MAX_SLIPS, Math.min(one.length(), other.length()) / LETTERS_PER_SLIP);
		if (Math.abs(one.length() - other.length()) > allowed) {
			return NONE;
		}
		int slips = EditDistance.between(one, other);
		return (slips <= allowed) ? slips : NONE;
	}

}
