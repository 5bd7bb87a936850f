package io.github.mesosspring.benchmarks.contestant;

import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main program of every contestant: does the work that its arguments name and ends.
 */
public final class ContestantProgram {

	/** How a line with a value begins, which its name and the value follow. */
	public static final String RESULT = "RESULT ";

	/** How the line begins by which a contestant says why it could not do the work. */
	public static final String FAILED = "FAILED ";

	private ContestantProgram() {
	}

	/**
	 * Do the work. Prints {@code RESULT name value} for each value, and
	 * {@code FAILED why} if the contestant could not do all of it, and ends the JVM.
	 * @param contestant the client to measure
	 * @param args the URI of the server; then scenarios, the words of each followed by
	 * {@code .}: {@code latency WARM_UP WARM_UP_MICROS UPDATES INTERVAL_MICROS},
	 * {@code throughput WARM_UP UPDATES TIMES}, {@code answers REPLY WARM_UP UPDATES},
	 * {@code window REPLY UPDATES WINDOW}, {@code calls REPLY WARM_UP CALLS IN_FLIGHT},
	 * {@code slow UPDATES HANDLER_MICROS SAMPLE_MILLIS},
	 * {@code large BYTES WARM_UP RECORDS}, {@code memory BYTES}
	 */
	public static void run(Contestant contestant, String... args) {
		PrintStream stream = System.out;
		Output output = new Output(stream);
		int status = 0;
		try {
			for (Scenario scenario : scenarios(args)) {
				scenario.run(contestant, URI.create(args[0]), output);
			}
		}
		catch (Throwable ex) {
			output.failed(ex);
			status = 1;
		}
		stream.flush();
		System.exit(status);
	}

	private static List<Scenario> scenarios(String... args) {
		List<Scenario> scenarios = new ArrayList<>();
		List<String> words = new ArrayList<>();
		for (String word : Arrays.asList(args).subList(1, args.length)) {
			if (word.equals(".")) {
				scenarios.add(scenario(words));
				words.clear();
			}
			else {
				words.add(word);
			}
		}
		return scenarios;
	}

	private static Scenario scenario(List<String> words) {
		switch (words.get(0)) {
			case "latency":
				return new LatencyScenario(number(words, 1), number(words, 2), number(words, 3), number(words, 4));
			case "throughput":
				return new ThroughputScenario(number(words, 1), number(words, 2), number(words, 3));
			case "window":
				return new WindowScenario(Reply.valueOf(words.get(1)), number(words, 2), number(words, 3));
			case "answers":
				return new AnswersScenario(Reply.valueOf(words.get(1)), number(words, 2), number(words, 3));
			case "calls":
				return new CallsScenario(Reply.valueOf(words.get(1)), number(words, 2), number(words, 3),
						number(words, 4));
			case "slow":
				return new SlowHandlerScenario(number(words, 1), number(words, 2), number(words, 3));
			case "large":
				return new LargeRecordScenario(number(words, 1), number(words, 2), number(words, 3));
			case "memory":
				return new LargeRecordMemoryScenario(number(words, 1));
			default:
				throw new IllegalArgumentException("Unknown scenario " + words);
		}
	}

	private static int number(List<String> words, int index) {
		return Integer.parseInt(words.get(index));
	}

}
