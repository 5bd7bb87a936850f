package io.github.mesosspring.benchmarks.contest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

import io.github.mesosspring.benchmarks.contestant.ContestantProgram;
import org.jspecify.annotations.Nullable;

/**
 * A contestant at work. It is ended if it takes too long.
 */
final class ContestantProcess {

	private static final int LAST_LINES = 15;

	private ContestantProcess() {
	}

	/**
	 * Have the work done.
	 * @param longest when to end it
	 * @throws IOException if a program of ours could not do it
	 */
	static Outcome run(Program program, List<String> options, List<String> arguments, Duration longest)
			throws IOException, InterruptedException {
		Process process = new ProcessBuilder(program.command(options, arguments)).redirectErrorStream(true).start();
		Timer limit = new Timer("limit-of-contestant", true);
		limit.schedule(new TimerTask() {

			@Override
			public void run() {
				process.destroyForcibly();
			}

		}, longest.toMillis());
		Map<String, Double> values = new LinkedHashMap<>();
		Deque<String> last = new ArrayDeque<>();
		String failure = null;
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.startsWith(ContestantProgram.RESULT)) {
					int value = line.lastIndexOf(' ');
					values.put(line.substring(ContestantProgram.RESULT.length(), value),
							Double.valueOf(line.substring(value + 1)));
				}
				else if (line.startsWith(ContestantProgram.FAILED) && failure == null) {
					failure = line.substring(ContestantProgram.FAILED.length());
				}
				last.add(line);
				if (last.size() > LAST_LINES) {
					last.remove();
				}
			}
		}
		finally {
			limit.cancel();
			process.destroy();
		}
		failure = failure(process.waitFor(), failure, longest);
		if (failure != null && program.ours()) {
			throw new IOException(program.name() + " failed: " + failure + "\n" + String.join("\n", last));
		}
		return new Outcome(values, failure);
	}

	private static @Nullable String failure(int status, @Nullable String failure, Duration longest) {
		return (failure == null && status != 0) ? "the program ended with status " + status + " within the limit of "
				+ longest.toSeconds() + " s or because of it" : failure;
	}

}
