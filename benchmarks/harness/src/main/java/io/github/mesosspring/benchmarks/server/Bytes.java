package io.github.mesosspring.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Prepared bytes.
 *
 * @param first makes the first record at the instant, in nanoseconds, at which it is
 * written
 * @param rest what follows, in pieces that end with a record
 */
record Bytes(LongFunction<byte[]> first, List<ByteBuf> rest) {

	private static final int PIECE = 512;

	private static final int NETWORK_PIECE = 64 * 1024;

	private static final Map<Integer, OfferRecord> templates = new ConcurrentHashMap<>();

	private static final Map<List<Integer>, Bytes> offers = new ConcurrentHashMap<>();

	/**
	 * Updates that nobody acknowledges: the same piece again and again.
	 */
	static Bytes updates(int count) {
		ByteBuf piece = piece(0, PIECE, (number) -> Records.update(number, 0));
		List<ByteBuf> rest = new ArrayList<>();
		for (int left = count - 1; left > 0; left -= PIECE) {
			rest.add((left >= PIECE) ? piece : piece(0, left, (number) -> Records.update(number, 0)));
		}
		return new Bytes((count > 0) ? (nanos) -> Records.update(0, nanos) : (nanos) -> new byte[0], rest);
	}

	/**
	 * Updates to be acknowledged, no two of them alike.
	 */
	static Bytes reliableUpdates(int count) {
		int base = Records.nextReliable(count);
		List<ByteBuf> rest = new ArrayList<>();
		for (int number = 1; number < count; number += PIECE) {
			rest.add(piece(base + number, Math.min(PIECE, count - number),
					(update) -> Records.reliableUpdate(update, 0)));
		}
		return new Bytes((nanos) -> Records.reliableUpdate(base, nanos), rest);
	}

	/**
	 * A large record of offers. Made once: it takes longer to make than to send.
	 * @param bytes how large it is about
	 * @param set which offers: no two sets have one in common
	 */
	static Bytes offers(int bytes, int set) {
		OfferRecord template = templates.computeIfAbsent(bytes, OfferRecord::of);
		return offers.computeIfAbsent(List.of(bytes, set), (any) -> large(template.with(set)));
	}

	/**
	 * One large record, in pieces as a network brings them.
	 */
	static Bytes large(byte[] bytes) {
		ByteBuf record = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
		List<ByteBuf> rest = new ArrayList<>();
		for (int start = 0; start < record.readableBytes(); start += NETWORK_PIECE) {
			rest.add(record.slice(start, Math.min(NETWORK_PIECE, record.readableBytes() - start)));
		}
		return new Bytes((nanos) -> new byte[0], rest);
	}

	private static ByteBuf piece(int from, int count, IntFunction<byte[]> record) {
		ByteBuf piece = Unpooled.directBuffer();
		for (int number = from; number < from + count; number++) {
			piece.writeBytes(record.apply(number));
		}
		return piece;
	}

}
