package io.github.mesosspring.autoconfigure.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As much of PromQL as it takes to see which series and labels an expression names.
 */
final class PromQl {

	private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

	private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");

	private static final Pattern SELECTOR = Pattern.compile("(mesos_\\w+)(?:\\{([^}]*)\\})?");

	private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

	private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

	private static final Set<String> KNOWN = Set.of("sum", "max", "count", "rate", "increase", "max_over_time", "or",
			"unless", "label_values");

	/** Prometheus adds these itself. */
	private static final Set<String> OF_THE_SCRAPE = Set.of("instance", "job");

	private PromQl() {
	}

	/**
	 * Check an expression.
	 * @param exported the labels of each series that is exported
	 * @return the series it names
	 */
	static Set<String> check(String expression, Map<String, Set<String>> exported) {
		String rest = RANGE.matcher(STRING.matcher(expression).replaceAll("")).replaceAll("");
		Set<String> series = new TreeSet<>();
		Set<String> labels = new TreeSet<>(OF_THE_SCRAPE);
		Matcher selectors = SELECTOR.matcher(rest);
		while (selectors.find()) {
			String name = selectors.group(1);
			assertThat(exported).as(expression).containsKey(name);
			Matcher matchers = MATCHER.matcher((selectors.group(2) != null) ? selectors.group(2) : "");
			while (matchers.find()) {
				assertThat(union(exported.get(name), OF_THE_SCRAPE)).as(expression).contains(matchers.group(1));
			}
			series.add(name);
			labels.addAll(exported.get(name));
		}
		assertThat(series).as(expression).isNotEmpty();
		rest = SELECTOR.matcher(rest).replaceAll("");
		Matcher groupings = GROUPING.matcher(rest);
		while (groupings.find()) {
			assertThat(labels).as(expression).contains(groupings.group(1).split(",\\s*"));
		}
		assertThat(WORD.matcher(GROUPING.matcher(rest).replaceAll("")).results().map((word) -> word.group()))
			.as(expression)
			.isSubsetOf(union(KNOWN, labels));
		return series;
	}

	private static Set<String> union(Set<String> one, Set<String> other) {
		Set<String> union = new TreeSet<>(one);
		union.addAll(other);
		return union;
	}

}
