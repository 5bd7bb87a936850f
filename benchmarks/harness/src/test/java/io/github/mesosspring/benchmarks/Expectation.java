package io.github.mesosspring.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a row has to give, whatever the figures are.
 *
 * @param row the number of the row
 * @param contestants words of the names of contestants that have to be measured
 * @param targets words of the names of targets, of which each has to be among those that
 * the row gives; a word that stands there twice needs two of them
 */
record Expectation(int row, List<String> contestants, List<String> targets) {

	/**
	 * The table of targets. Rows that do less in a smoke run have fewer targets there.
	 */
	static final List<Expectation> TABLE = List.of(
			new Expectation(1, List.of("rxjava", "hubspot", "bare", "starter"), List.of("bare", "rxjava", "hubspot")),
			new Expectation(2, List.of("rxjava", "hubspot", "bare", "starter"), List.of("peer", "bare")),
			new Expectation(3, List.of("rxjava", "hubspot", "bare", "starter"), List.of("peer", "bare")),
			new Expectation(4, List.of("RecordIoDecoder", "rxjava", "alpakka", "protobuf"),
					List.of("framing and decode against parse", "framing against the best peer")),
			new Expectation(5, List.of("JsonCodec", "JsonFormat"), List.of("decode", "encode")),
			new Expectation(6, List.of("rxjava", "hubspot", "starter"), List.of("lost", "heap", "flat")),
			new Expectation(7, List.of("rxjava", "mesos-go", "starter"), List.of("decoded", "memory")),
			new Expectation(8, List.of("rxjava", "hubspot", "bare", "starter"),
					List.of("bare", "bare", "peer", "peer")),
			new Expectation(9, List.of("direct call", "@EventListener", "@MesosEventHandler"),
					List.of("over a direct call", "@EventListener")),
			new Expectation(10, List.of("list", "ZooKeeper"), List.of("list", "ZooKeeper")),
			new Expectation(11, List.of("starter"), List.of("event", "byte")),
			new Expectation(12, List.of("Mesos starter", "WebClient starter"), List.of("ready")));

	/** What another client could not do may be told in a note instead. */
	private static final List<String> PEERS = List.of("rxjava", "hubspot", "mesos-go", "alpakka");

	static Expectation of(int row) {
		return TABLE.stream()
			.filter((expectation) -> expectation.row() == row)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Row " + row + " is none of the table of targets"));
	}

	/**
	 * Hold a result against it.
	 */
	void check(RowResult result) {
		assertThat(result.row()).isEqualTo(this.row);
		List<String> measured = result.measurements().stream().map(Measurement::contestant).distinct().toList();
		for (String contestant : this.contestants) {
			List<String> told = PEERS.contains(contestant) ? result.notes() : List.of();
			assertThat(Stream.concat(measured.stream(), told.stream())).as("%s among %s", contestant, measured)
				.anyMatch((name) -> has(name, contestant));
		}
		assertThat(result.measurements()).allSatisfy((measurement) -> assertThat(measurement.rounds())
			.allSatisfy((round) -> assertThat(round).isFinite().isNotNegative()));
		for (String contestant : measured) {
			assertThat(result.measurements()).as("measurements of " + contestant)
				.filteredOn((measurement) -> measurement.contestant().equals(contestant))
				.anyMatch((measurement) -> measurement.median() > 0);
		}
		List<String> names = result.targets().stream().map(Target::name).toList();
		for (String target : this.targets) {
			long needed = this.targets.stream().filter(target::equals).count();
			assertThat(names).as("'%s' among the targets", target)
				.filteredOn((name) -> has(name, target))
				.hasSizeGreaterThanOrEqualTo((int) needed);
		}
		assertThat(names).as("targets").doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(this.targets.size());
		assertThat(result.targets()).allSatisfy((target) -> {
			assertThat(target.row()).isEqualTo(this.row);
			assertThat(target.value()).isFinite();
		});
		assertThat(result.conditions()).as("conditions").isNotEmpty();
	}

	private static boolean has(String name, String word) {
		return name.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
	}

}
