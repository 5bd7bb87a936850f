package io.github.mesosspring.benchmarks.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.benchmarks.contest.Program;

/**
 * The work of programs.
 */
final class Work {

	private Work() {
	}

	/**
	 * The same for all of them, in their order.
	 * @param words a word or number each
	 */
	static Map<Program, String> of(List<Program> programs, Object... words) {
		Map<Program, String> work = new LinkedHashMap<>();
		programs.forEach((program) -> work.put(program, words(words)));
		return work;
	}

	static String words(Object... words) {
		StringBuilder text = new StringBuilder();
		for (Object word : words) {
			text.append(word).append(' ');
		}
		return text.append('.').toString();
	}

}
