package io.github.mesosspring.benchmarks.report;

import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which measurements are points of a curve.
 */
class PointTests {

	@ParameterizedTest
	@CsvSource({ "'framing, records of 1 KiB, chunks of 64 KiB', framing, records of 1 KiB, 65536, 'chunks, bytes'",
			"live heap @ 2.5 s, live heap, '', 2.5, s", "per event @ 100 k, per event, '', 100000, ''",
			"'per event @ 1,000', per event, '', 1000, ''" })
	void isWhereTheNameSays(String name, String what, String plot, double x, String axis) {
		assertThat(Point.of(measurement(name))).isEqualTo(new Point(what, plot, x, axis));
	}

	@Test
	void isNoneWithoutAPlace() {
		assertThat(Point.of(measurement("p50 latency"))).isNull();
		assertThat(Point.of(measurement("decode and dispatch of an UPDATE, with observation"))).isNull();
	}

	private static Measurement measurement(String name) {
		return new Measurement(name, "ours", "ns", List.of(1.0));
	}

}
