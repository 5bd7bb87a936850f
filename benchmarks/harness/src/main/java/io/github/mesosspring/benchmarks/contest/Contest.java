package io.github.mesosspring.benchmarks.contest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.result.Measurement;

/**
 * Programs that do the same work, by turns, against one server.
 */
public final class Contest implements AutoCloseable {

	private final ServerProcess server;

	private final Effort effort;

	private final String heap;

	private final Map<List<String>, List<Double>> values = new LinkedHashMap<>();

	private final Set<String> notes = new LinkedHashSet<>();

	/**
	 * Begin a contest.
	 * @param effort how much it is to take
	 * @param heap the heap of each contestant, as {@code 512m}
	 * @throws Exception if there is no server
	 */
	public Contest(Effort effort, String heap) throws Exception {
		this.effort = effort;
		this.heap = heap;
		this.server = new ServerProcess();
	}

	/**
	 * Have programs do work, one after the other, for several rounds.
	 * @param rounds how many rounds
	 * @param work the work of each, in words
	 * @throws Exception if a program of ours can not do it
	 */
	public void run(int rounds, Map<Program, String> work) throws Exception {
		run(rounds, work, List.of());
	}

	/**
	 * The same, with some in the first round only: those that no target is decided by, or
	 * by so much that another round changes nothing.
	 * @param rounds how many rounds
	 * @param work the work of each, in words
	 * @param once who works in the first round only
	 * @throws Exception if a program of ours can not do it
	 */
	public void run(int rounds, Map<Program, String> work, Collection<Program> once) throws Exception {
		if (this.effort == Effort.SMOKE) {
			// no figure means anything then
			runTogether(work).forEach(this::note);
			return;
		}
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<Program, String> each : work.entrySet()) {
				if (round == 0 || !once.contains(each.getKey())) {
					note(each.getKey(), run(each.getKey(), each.getValue()));
				}
			}
		}
	}

	/**
	 * Have programs do work at the same time, where it is nothing that they take from
	 * each other.
	 * @param work the work of each, in words
	 * @return what each of them found
	 * @throws Exception if a program of ours can not do it
	 */
	public Map<Program, Outcome> runTogether(Map<Program, String> work) throws Exception {
		Map<Program, ThrowingTask> tasks = new LinkedHashMap<>();
		work.forEach((program, words) -> tasks.put(program, new ThrowingTask(() -> run(program, words))));
		Map<Program, Outcome> outcomes = new LinkedHashMap<>();
		for (Map.Entry<Program, ThrowingTask> each : tasks.entrySet()) {
			outcomes.put(each.getKey(), each.getValue().get());
		}
		return outcomes;
	}

	private Outcome run(Program program, String work) throws Exception {
		List<String> options = new ArrayList<>(List.of("-Xms" + this.heap, "-Xmx" + this.heap));
		if (this.effort == Effort.SMOKE) {
			options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		}
		options.addAll(program.options());
		List<String> arguments = new ArrayList<>(List.of(this.server.uri()));
		arguments.addAll(List.of(work.split(" ")));
		return ContestantProcess.run(program, options, arguments,
				Duration.ofSeconds(program.ours() ? 240 : this.effort.of(240, 30, 20)));
	}

	private void note(Program program, Outcome outcome) {
		outcome.values()
			.forEach((name, value) -> this.values
				.computeIfAbsent(List.of(program.name(), name), (any) -> new ArrayList<>())
				.add(value));
		if (outcome.failure() != null) {
			this.notes.add(program.name() + ": " + outcome.failure());
		}
	}

	/**
	 * Whether a contestant found a value in some round.
	 * @param program the contestant
	 * @param name the name by which it printed it
	 * @return whether it did
	 */
	public boolean has(Program program, String name) {
		return this.values.containsKey(List.of(program.name(), name));
	}

	/**
	 * What a contestant found in all rounds.
	 * @param program the contestant
	 * @param name the name by which it printed it
	 * @param unit the unit
	 * @return the measurement
	 */
	public Measurement measurement(Program program, String name, String unit) {
		return measurement(program, name, name, unit);
	}

	/**
	 * What a contestant found in all rounds, by another name.
	 * @param program the contestant
	 * @param name the name by which it printed it
	 * @param as the name in the report
	 * @param unit the unit
	 * @return the measurement
	 */
	public Measurement measurement(Program program, String name, String as, String unit) {
		return new Measurement(as, program.name(), unit,
				this.values.getOrDefault(List.of(program.name(), name), List.of()));
	}

	/**
	 * The measurements of all contestants who have them.
	 * @param programs the contestants
	 * @param name the name by which they printed it
	 * @param as the name in the report
	 * @param unit the unit
	 * @return the measurements
	 */
	public List<Measurement> measurements(List<Program> programs, String name, String as, String unit) {
		return programs.stream()
			.filter((program) -> has(program, name))
			.map((program) -> measurement(program, name, as, unit))
			.toList();
	}

	/**
	 * The median of what a contestant found.
	 * @param program the contestant
	 * @param name the name by which it printed it
	 * @return the median, or not a number if it found nothing
	 */
	public double median(Program program, String name) {
		return has(program, name) ? measurement(program, name, "").median() : Double.NaN;
	}

	/**
	 * Who could not do what, a sentence each.
	 * @return the notes
	 */
	public List<String> notes() {
		return this.notes.stream().collect(Collectors.toList());
	}

	@Override
	public void close() throws Exception {
		this.server.close();
	}

}
