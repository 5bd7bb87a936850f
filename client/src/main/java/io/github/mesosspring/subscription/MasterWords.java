package io.github.mesosspring.subscription;

/**
 * What a master said, fit for one line of a log.
 */
final class MasterWords {

	private static final int MAX_LENGTH = 1000;

	private MasterWords() {
	}

	static String of(String text) {
		String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
		return (line.length() <= MAX_LENGTH) ? line : line.substring(0, MAX_LENGTH) + "...";
	}

}
