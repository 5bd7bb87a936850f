package io.github.mesosspring.benchmarks.startup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it took an application to be ready.
 *
 * @param ready milliseconds since the JVM began
 * @param cpu milliseconds that processors worked for it
 * @param classes the classes it loaded
 */
public record StartUpCost(double ready, double cpu, double classes) {

	private static final Pattern REPORT = Pattern.compile("(?m)^READY (\\d+) (\\d+) (\\d+)$");

	/**
	 * Read what an application says of itself.
	 * @param output all it wrote to its standard output
	 * @return the cost, or nothing if it was never ready
	 */
	static Optional<StartUpCost> read(String output) {
		Matcher matcher = REPORT.matcher(output);
		return matcher.find() ? Optional.of(new StartUpCost(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
				: Optional.empty();
	}

	private static double number(Matcher matcher, int group) {
		return Double.parseDouble(matcher.group(group));
	}

}
