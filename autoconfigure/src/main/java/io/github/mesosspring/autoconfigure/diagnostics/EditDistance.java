package io.github.mesosspring.autoconfigure.diagnostics;

/**
 * How many letters have to be added, left out, replaced, or exchanged with their
 * neighbour to make one text of another.
 */
final class EditDistance {

	private EditDistance() {
	}

	static int between(String one, String other) {
		int[] beforeLast = new int[other.length() + 1];
		int[] last = new int[other.length() + 1];
		for (int column = 0; column <= other.length(); column++) {
			last[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[other.length() + 1];
			current[0] = row;
			for (int column = 1; column <= other.length(); column++) {
				boolean same = one.charAt(row - 1) == other.charAt(column - 1);
				int least = Math.min(last[column - 1] + (same ? 0 : 1),
						Math.min(last[column], current[column - 1]) + 1);
				if (isExchanged(one, row, other, column)) {
					least = Math.min(least, beforeLast[column - 2] + 1);
				}
				current[column] = least;
			}
			beforeLast = last;
			last = current;
		}
		return last[other.length()];
	}

	private static boolean isExchanged(String one, int row, String other, int column) {
		return row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2)
				&& one.charAt(row - 2) == other.charAt(column - 1);
	}

}
