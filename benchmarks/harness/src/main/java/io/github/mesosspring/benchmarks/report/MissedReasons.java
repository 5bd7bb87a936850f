package io.github.mesosspring.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.benchmarks.result.Target;

/**
 * Why targets are missed, as somebody wrote it down: a heading {@code ## 1: name of the
 * target} for each, the reason below.
 */
final class MissedReasons {

	static final String NONE = "no reason given";

	private static final Pattern REASON = Pattern.compile("^## (\\d+): (.+)$\\s*((?:(?!^## ).*(?:\\R|\\z))*)",
			Pattern.MULTILINE);

	private final Map<String, String> reasons = new LinkedHashMap<>();

	MissedReasons(String text) {
		Matcher reason = REASON.matcher(text);
		while (reason.find()) {
			String why = reason.group(3).strip().replaceAll("\\s+", " ");
			if (!why.isEmpty()) {
				this.reasons.put(key(Integer.parseInt(reason.group(1)), reason.group(2).strip()), why);
			}
		}
	}

	static MissedReasons published() {
		return new MissedReasons(Resources.text("missed.md"));
	}

	String of(Target target) {
		return this.reasons.getOrDefault(key(target.row(), target.name()), NONE);
	}

	private static String key(int row, String name) {
		return row + ": " + name;
	}

}
