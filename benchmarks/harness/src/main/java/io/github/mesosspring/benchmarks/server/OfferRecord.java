package io.github.mesosspring.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A record of offers whose ids can be exchanged for others: a client that checks offers
 * takes none of them for new that it has already.
 *
 * @param bytes the record
 * @param places where the number of the set is in the id of each offer
 */
record OfferRecord(byte[] bytes, int[] places) {

	private static final int DIGITS = 4;

	/** Where the number of the set is to be. */
	private static final String MARK = "-O0000-";

	private static final int TO_DIGITS = 2;

	static OfferRecord of(int bytes) {
		byte[] record = Records.offers(bytes, MARK);
		byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
		int[] places = IntStream.range(0, record.length - mark.length)
			.filter((place) -> record[place] == mark[0]
					&& Arrays.equals(record, place, place + mark.length, mark, 0, mark.length))
			.map((place) -> place + TO_DIGITS)
			.toArray();
		return new OfferRecord(record, places);
	}

	/**
	 * The record with other offers.
	 * @param set a number of up to four digits: no two sets have an offer in common
	 */
	byte[] with(int set) {
		byte[] record = this.bytes.clone();
		for (int place : this.places) {
			int left = set;
			for (int digit = place + DIGITS - 1; digit >= place; digit--) {
				record[digit] = (byte) ('0' + left % 10);
				left /= 10;
			}
		}
		return record;
	}

}
