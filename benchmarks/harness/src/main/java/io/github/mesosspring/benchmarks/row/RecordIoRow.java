package io.github.mesosspring.benchmarks.row;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.Row;
import io.github.mesosspring.benchmarks.micro.AlpakkaFramingBenchmark;
import io.github.mesosspring.benchmarks.micro.JmhRuns;
import io.github.mesosspring.benchmarks.micro.ParseBenchmark;
import io.github.mesosspring.benchmarks.micro.RecordIoBenchmark;
import io.github.mesosspring.benchmarks.micro.RecordStream;
import io.github.mesosspring.benchmarks.micro.RxJavaFramingBenchmark;
import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Framing and decoding alone, without a network.
 */
public final class RecordIoRow implements Row {

	private static final int ROW = 4;

	private static final int KIBIBYTE = 1024;

	private static final List<Integer> SMALL_CHUNKS = List.of(1, 10, 512);

	private static final List<Integer> CHUNKS = List.of(8 * KIBIBYTE, 64 * KIBIBYTE);

	private static final List<Integer> RECORDS = List.of(53, KIBIBYTE, 126 * KIBIBYTE, 16 * KIBIBYTE * KIBIBYTE);

	private static final double OF_PARSE = 0.95;

	private static final String OURS = "RecordIoDecoder";

	private static final String RX_JAVA = "mesos-rxjava 0.2.0";

	private static final String ALPAKKA = "Alpakka simple-codecs 0.9";

	@Override
	public int number() {
		return ROW;
	}

	@Override
	public RowResult run(Effort effort) throws RunnerException {
		JmhRuns runs = new JmhRuns(effort);
		List<Integer> chunks = switch (effort) {
			case FULL -> CHUNKS;
			case QUICK, SMOKE -> CHUNKS.subList(0, 1);
		};
		List<Integer> records = switch (effort) {
			case FULL -> RECORDS;
			case QUICK -> RECORDS.subList(2, 3);
			case SMOKE -> RECORDS.subList(1, 2);
		};
		frame(runs, records, chunks, effort.of(3, 2, 0));
		decode(runs, records, chunks, effort.of(8, 4, 0));
		if (effort == Effort.FULL) {
			// what targets compare, in other JVMs again
			decode(runs, records.stream().filter((record) -> record >= KIBIBYTE).toList(), chunks, 8);
			frame(runs, records.subList(0, records.size() - 1), SMALL_CHUNKS, 1);
			frame(runs, records.subList(records.size() - 1, records.size()), List.of(512), 1);
		}
		return new Findings(runs).result();
	}

	private static void frame(JmhRuns runs, List<Integer> records, List<Integer> chunks, int warmUp)
			throws RunnerException {
		for (Class<?> contestant : List.of(RecordIoBenchmark.class, RxJavaFramingBenchmark.class,
				AlpakkaFramingBenchmark.class)) {
			runs.add(contestant, Map.of("record", records, "chunk", chunks), warmUp, "framing");
		}
	}

	private static void decode(JmhRuns runs, List<Integer> records, List<Integer> chunks, int warmUp)
			throws RunnerException {
		runs.add(ParseBenchmark.class, Map.of("record", records), warmUp);
		runs.add(RecordIoBenchmark.class, Map.of("record", records, "chunk", chunks), warmUp, "framingAndDecode");
	}

	private static final class Findings {

		private final JmhRuns runs;

		private final List<Measurement> measurements = new ArrayList<>();

		private final List<Target> targets = new ArrayList<>();

		private final List<String> notes = new ArrayList<>();

		Findings(JmhRuns runs) {
			this.runs = runs;
		}

		RowResult result() {
			for (int record : RECORDS) {
				if (this.runs.has("ParseBenchmark.parse", record)) {
					parsed(record);
				}
			}
			return new RowResult(ROW, "RecordIO and decoding alone", List.of(
					"JMH, one thread, each contestant in a JVM of its own; times and bytes on the heap are those of "
							+ "one record.",
					"Chunks below 8 KiB, for which no target is, are measured with a quarter of a second of warm-up; those below 512 B with records up to 126 KiB, since millions of chunks for a record take minutes and show nothing else.",
					"The same bytes for all, and what comes out is compared with what went in before anything is "
							+ "measured. Ours and mesos-rxjava are given slices of pooled direct memory and release "
							+ "them, Alpakka the byte strings of Akka.",
					"The limit parses records that lie in arrays already: as protobuf does by default, or with aliasing, by which texts and bytes are not copied. Ours uses that for records up to 4 KiB, and is held against the faster of both."),
					this.measurements, this.targets, this.notes);
		}

		private void parsed(int record) {
			int count = RecordStream.count(record, Integer.MAX_VALUE);
			Measurement copying = add(record, 0, "parse", "protobuf-java", "ParseBenchmark.parse", count, record);
			Measurement aliasing = add(record, 0, "parse", "protobuf-java with aliasing", "ParseBenchmark.parseAliased",
					count, record);
			Measurement parse = (copying.median() < aliasing.median()) ? copying : aliasing;
			for (List<Integer> chunks : List.of(SMALL_CHUNKS, CHUNKS)) {
				for (int chunk : chunks) {
					if (this.runs.has("RecordIoBenchmark.framing", chunk, record)) {
						framed(record, chunk, parse);
					}
				}
			}
		}

		private void framed(int record, int chunk, Measurement parse) {
			int count = RecordStream.count(record, chunk);
			Measurement framing = add(record, chunk, "framing", OURS, "RecordIoBenchmark.framing", count, chunk,
					record);
			List<Measurement> peers = new ArrayList<>();
			for (Map.Entry<String, String> peer : Map
				.of(RX_JAVA, "RxJavaFramingBenchmark.framing", ALPAKKA, "AlpakkaFramingBenchmark.framing")
				.entrySet()) {
				if (this.runs.has(peer.getValue(), chunk, record)) {
					peers.add(add(record, chunk, "framing", peer.getKey(), peer.getValue(), count, chunk, record));
				}
				else {
					this.notes.add(peer.getKey() + " did not frame records of " + size(record) + " in chunks of "
							+ size(chunk) + ".");
				}
			}
			if (CHUNKS.contains(chunk)) {
				Measurement both = add(record, chunk, "framing and decode", OURS, "RecordIoBenchmark.framingAndDecode",
						count, chunk, record);
				hold(record, chunk, parse, both, framing, peers);
			}
		}

		private void hold(int record, int chunk, Measurement parse, Measurement both, Measurement framing,
				List<Measurement> peers) {
			String of = ", records of " + size(record) + ", chunks of " + size(chunk);
			if (record >= KIBIBYTE) {
				this.targets.add(Target.atLeast(ROW, "speed of framing and decode against parse alone" + of,
						parse.median() / both.median(), "x", OF_PARSE));
			}
			peers.stream()
				.min(Comparator.comparingDouble(Measurement::median))
				.ifPresent((best) -> this.targets.add(Target.atLeast(ROW, "speed of framing against the best peer" + of,
						best.median() / framing.median(), "x", 1)));
		}

		private Measurement add(int record, int chunk, String what, String contestant, String benchmark, int count,
				Object... values) {
			String name = what + ", records of " + size(record) + ((chunk > 0) ? ", chunks of " + size(chunk) : "");
			Measurement time = this.runs.time(name, contestant, count, benchmark, values);
			this.measurements.add(time);
			this.measurements.add(this.runs.allocation(name + ", allocated", contestant, count, benchmark, values));
			return time;
		}

		private static String size(int bytes) {
			if (bytes < KIBIBYTE) {
				return bytes + " B";
			}
			return (bytes < KIBIBYTE * KIBIBYTE) ? bytes / KIBIBYTE + " KiB" : bytes / KIBIBYTE / KIBIBYTE + " MiB";
		}

	}

}
