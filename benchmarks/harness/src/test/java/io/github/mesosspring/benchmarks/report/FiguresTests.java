package io.github.mesosspring.benchmarks.report;

import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers as they are read.
 */
class FiguresTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "2, 2", "0.0012345, 0.00123", "1.625, 1.63", "61.04, 61.0", "130.4, 130", "1007.69, '1,010'",
			"1234567, '1,230,000'", "999.9, '1,000'", "12, 12", "-3.14159, -3.14" })
	void hasThreeDigitsThatCount(double value, String text) {
		assertThat(Figures.text(value)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "'parse, records of 1 KiB', ns, 200", "'framing, records of 1 KiB, chunks of 10 B', ns, 200",
			"'framing, records of 1 KiB, chunks of 10 B, allocated', B, 64", "'framing, records of 53 B', ns, 0" })
	void findsTheLimitOfTheSameWork(String name, String unit, double limit) {
		List<Measurement> all = List.of(measurement("parse, records of 1 KiB", "protobuf-java", "ns", 200),
				measurement("parse, records of 1 KiB, allocated", "protobuf-java", "B", 64));
		Measurement ours = measurement(name, "ours", unit, 100);
		assertThat(RowText.of(4).limit(ours, all).map(Measurement::median).orElse(0.0)).isEqualTo(limit);
	}

	private static Measurement measurement(String name, String contestant, String unit, double value) {
		return new Measurement(name, contestant, unit, List.of(value));
	}

}
