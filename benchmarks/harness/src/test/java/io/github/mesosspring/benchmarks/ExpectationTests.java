package io.github.mesosspring.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is missing in a row is noticed.
 */
class ExpectationTests {

	private final Expectation expectation = new Expectation(1, List.of("bare", "rxjava", "ours"),
			List.of("bare", "rxjava"));

	private final RowResult result = FakeRow.latency(90).run(Effort.SMOKE);

	@Test
	void isContentWithACompleteRow() {
		this.expectation.check(this.result);
	}

	@Test
	void noticesAContestantThatIsNotThere() {
		refuses(measurements((all) -> all.stream().filter((any) -> !any.contestant().contains("rxjava")).toList()),
				"rxjava");
	}

	@Test
	void takesTheNoteOfAnotherClientForItsMeasurement() {
		this.expectation.check(without("rxjava", "mesos-rxjava 0.2.0: the client gave up"));
	}

	@Test
	void takesNoNoteForTheMeasurementOfTheLimit() {
		refuses(without("bare", "bare: the client gave up"), "bare");
	}

	@Test
	void noticesAContestantThatDidNothing() {
		refuses(measurements((all) -> all.stream()
			.map((any) -> any.contestant().equals("ours")
					? new Measurement(any.name(), "ours", any.unit(), List.of(0.0)) : any)
			.toList()), "measurements of ours");
	}

	@Test
	void noticesWhatIsNoNumber() {
		refuses(measurements((all) -> {
			List<Measurement> more = new ArrayList<>(all);
			more.add(new Measurement("p90", "ours", "us", List.of(1.0, Double.NaN)));
			return more;
		}), "NaN");
	}

	@Test
	void noticesATargetThatIsNotThere() {
		refuses(targets(List.of(Target.atMost(1, "p50 beside bare", 1, "x", 1.5))), "targets");
	}

	@Test
	void hasARowForEachOfTheTable() {
		assertThat(Expectation.TABLE).extracting(Expectation::row)
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	}

	private void refuses(RowResult result, String reason) {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.expectation.check(result))
			.withMessageContaining(reason);
	}

	private RowResult measurements(UnaryOperator<List<Measurement>> change) {
		return new RowResult(1, "", this.result.conditions(), change.apply(this.result.measurements()),
				this.result.targets(), List.of());
	}

	private RowResult without(String contestant, String note) {
		return new RowResult(1, "", this.result.conditions(),
				this.result.measurements().stream().filter((any) -> !any.contestant().contains(contestant)).toList(),
				this.result.targets(), List.of(note));
	}

	private RowResult targets(List<Target> targets) {
		return new RowResult(1, "", this.result.conditions(), this.result.measurements(), targets, List.of());
	}

}
