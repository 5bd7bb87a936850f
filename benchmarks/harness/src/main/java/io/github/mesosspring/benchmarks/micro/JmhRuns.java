package io.github.mesosspring.benchmarks.micro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.Effort;
import io.github.mesosspring.benchmarks.result.Measurement;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks and gathers their results. Each combination of parameters runs in a JVM
 * of its own, and so does each repetition: call {@link #add} again for the next. Each
 * iteration gives the value of a round. A trial runs in this JVM.
 */
public final class JmhRuns {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private static final String HEAP = "2g";

	private static final int WARMUP_MILLIS = 250;

	private final Effort effort;

	private final Map<String, List<Double>> times = new LinkedHashMap<>();

	private final Map<String, List<Double>> allocations = new LinkedHashMap<>();

	public JmhRuns(Effort effort) {
		this.effort = effort;
	}

	/**
	 * Run the benchmarks of a class, once for each combination of its parameters.
	 * @param benchmarks the class
	 * @param parameters the values of its parameters; all there are for one that is not
	 * mentioned
	 * @param warmupIterations for how many quarters of a second to run them first
	 * @param methods the methods to run; none for all
	 */
	public void add(Class<?> benchmarks, Map<String, ? extends List<?>> parameters, int warmupIterations,
			String... methods) throws RunnerException {
		// other runs on this machine are kept away by whoever starts them, if at all
		System.setProperty("jmh.ignoreLock", "true");
		ChainedOptionsBuilder options = new OptionsBuilder()
			.include("^" + benchmarks.getName() + "\\.(" + ((methods.length > 0) ? String.join("|", methods) : ".*")
					+ ")$")
			.addProfiler(GCProfiler.class)
			.verbosity(VerboseMode.SILENT)
			.forks((this.effort == Effort.SMOKE) ? 0 : 1)
			.jvmArgs("-Xms" + HEAP, "-Xmx" + HEAP)
			.warmupIterations(warmupIterations)
			.warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
			.measurementIterations(this.effort.of(3, 2, 1))
			.measurementTime(TimeValue.milliseconds(this.effort.of(100, 100, 1)));
		parameters.forEach(
				(name, values) -> options.param(name, values.stream().map(String::valueOf).toArray(String[]::new)));
		new Runner(options.build()).run().forEach(this::add);
	}

	private void add(RunResult result) {
		String key = key(result.getParams());
		for (BenchmarkResult fork : result.getBenchmarkResults()) {
			for (IterationResult iteration : fork.getIterationResults()) {
				this.times.computeIfAbsent(key, (first) -> new ArrayList<>())
					.add(iteration.getPrimaryResult().getScore());
				Result<?> allocation = iteration.getSecondaryResults().get(ALLOCATION);
				if (allocation != null) {
					this.allocations.computeIfAbsent(key, (first) -> new ArrayList<>()).add(allocation.getScore());
				}
			}
		}
	}

	private static String key(BenchmarkParams params) {
		String name = params.getBenchmark();
		List<String> values = params.getParamsKeys().stream().sorted().map(params::getParam).toList();
		return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1) + values;
	}

	/**
	 * Whether a benchmark gave a result.
	 * @param benchmark its simple class name and method
	 * @param values the values of its parameters, in the order of their names
	 */
	public boolean has(String benchmark, Object... values) {
		return this.times.containsKey(key(benchmark, values));
	}

	/**
	 * The time a benchmark took.
	 * @param name what to call it
	 * @param contestant whose time it is
	 * @param parts by what to divide the time of an invocation
	 * @param benchmark its simple class name and method
	 * @param values the values of its parameters, in the order of their names
	 * @return the measurement in nanoseconds
	 */
	public Measurement time(String name, String contestant, int parts, String benchmark, Object... values) {
		return measurement(this.times, name, contestant, "ns", parts, key(benchmark, values));
	}

	/**
	 * What a benchmark allocated on the heap, as {@link #time} in bytes.
	 */
	public Measurement allocation(String name, String contestant, int parts, String benchmark, Object... values) {
		return measurement(this.allocations, name, contestant, "B", parts, key(benchmark, values));
	}

	private static String key(String benchmark, Object... values) {
		return benchmark + List.of(values).stream().map(String::valueOf).toList();
	}

	private static Measurement measurement(Map<String, List<Double>> results, String name, String contestant,
			String unit, int parts, String key) {
		List<Double> rounds = results.get(key);
		if (rounds == null) {
			throw new IllegalStateException("The benchmark " + key + " gave no result");
		}
		return new Measurement(name, contestant, unit, rounds.stream().map((value) -> value / parts).toList());
	}

}
