package io.github.mesosspring.benchmarks.server;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is sent to a framework: parts, each when the framework asks for the next.
 *
 * @param parts the parts, prepared
 */
record Script(Deque<Part> parts) {

	/**
	 * Prepare what a name asks for: parts with {@code ;} between them. {@code burst N}:
	 * updates that nobody acknowledges, at once; {@code reliable N}: updates to be
	 * acknowledged, at once; {@code single N MICROS}: updates one at a time, so long
	 * apart; {@code window N W}: updates to be acknowledged, W at once and one more for
	 * each call; {@code offers BYTES TIMES}: so many parts, each a record of other
	 * offers; {@code plain N}: a record of so many small offers.
	 */
	static Script parse(String name) {
		Deque<Part> parts = new ArrayDeque<>();
		for (String part : name.split(";")) {
			String[] words = part.split(" ");
			for (int time = 0; time < (words[0].equals("offers") ? Integer.parseInt(words[2]) : 1); time++) {
				parts.add(part(time, words));
			}
		}
		return new Script(parts);
	}

	private static Part part(int time, String... words) {
		int number = Integer.parseInt(words[1]);
		return switch (words[0]) {
			case "burst" -> new BytesPart(Bytes.updates(number));
			case "reliable" -> new BytesPart(Bytes.reliableUpdates(number));
			case "single" -> new SinglesPart(number, Integer.parseInt(words[2]));
			case "window" -> new WindowPart(number, Integer.parseInt(words[2]));
			case "offers" -> new BytesPart(Bytes.offers(number, time));
			case "plain" -> new BytesPart(Bytes.large(Records.plainOffers(number)));
			default -> throw new IllegalArgumentException("Unknown part " + words[0]);
		};
	}

}
