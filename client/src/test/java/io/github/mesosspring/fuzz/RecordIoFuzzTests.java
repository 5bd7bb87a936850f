package io.github.mesosspring.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.recordio.RecordIoException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

/**
 * Any bytes as a stream of records, in pieces that the first byte of the input decides.
 */
class RecordIoFuzzTests {

	private static final int MAX_RECORD = 256 * 1024 * 1024;

	/** Stands for no pieces at all. */
	private static final int WHOLE = Integer.MAX_VALUE;

	private static final Budget BUDGET = new Budget("RecordIo", 192 * 1024, 50);

	static Stream<byte[]> seeds() {
		return Seeds.streams();
	}

	@BeforeAll
	static void warmUp() {
		seeds().forEach(RecordIoFuzzTests::cut);
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "")
	void cutsOrRefuses(byte[] input) {
		BUDGET.read(input, () -> cut(input));
	}

	private static void cut(byte[] input) {
		Records whole = new Records();
		whole.read(input, WHOLE);
		Records pieces = new Records();
		pieces.read(input, (input.length > 0) ? input[0] : 0);
		Roots.require(whole.bytes <= input.length, "More bytes than there were");
		Roots.require(Objects.equals(pieces.problem, whole.problem), pieces.problem + " or " + whole.problem);
		Roots.require(Arrays.deepEquals(pieces.complete.toArray(), whole.complete.toArray()),
				"Other records in pieces");
	}

	@AfterAll
	static void report() {
		BUDGET.report();
	}

	/** What became of a stream. */
	private static final class Records {

		private final List<byte[]> complete = new ArrayList<>();

		private int bytes;

		private @Nullable String problem;

		void read(byte[] input, int seed) {
			Random random = new Random(seed);
			RecordIoDecoder decoder = new RecordIoDecoder(MAX_RECORD);
			try {
				for (int from = Math.min(1, input.length); from < input.length;) {
					int to = (seed == WHOLE) ? input.length
							: Math.min(input.length, from + random.nextInt(random.nextBoolean() ? 5 : 500));
					decoder.decode(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(input, from, to)),
							this::add);
					from = to;
				}
				decoder.end();
			}
			catch (RecordIoException ex) {
				this.problem = ex.getMessage();
			}
		}

		private void add(byte[] record) {
			this.complete.add(record);
			this.bytes += record.length;
		}

	}

}
