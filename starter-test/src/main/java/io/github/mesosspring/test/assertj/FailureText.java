package io.github.mesosspring.test.assertj;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * Says what was expected and what was seen instead.
 */
final class FailureText {

	private static final int LINES = 30;

	private FailureText() {
	}

	static String of(Expectation expectation, Observations seen, @Nullable Duration limit) {
		StringBuilder text = new StringBuilder("Expected the framework to ").append(expectation.wanted());
		if (limit != null) {
			text.append(" within ").append(limit.toMillis()).append(" ms");
		}
		text.append(", but ").append(expectation.seen().apply(seen)).append('.');
		if (seen.forgotten() > 0) {
			text.append("\nThe journal had to forget its ")
				.append(seen.forgotten())
				.append(expectation.wholeStory() ? " oldest entries, so nobody can tell any more; clear it more often."
						: " oldest entries, what is missing may have been among them.");
		}
		appendExcerpt(text, seen.entries().stream().filter((entry) -> !isHeartbeat(entry)).toList());
		return text.toString();
	}

	private static void appendExcerpt(StringBuilder text, List<JournalEntry> entries) {
		if (entries.isEmpty()) {
			text.append("\nThe masters saw and sent nothing but heartbeats.");
			return;
		}
		int first = Math.max(0, entries.size() - LINES);
		text.append("\nWhat the masters saw (->) and sent (<-), heartbeats left out");
		if (first > 0) {
			text.append(", the last ").append(LINES).append(" of ").append(entries.size()).append(" entries");
		}
		text.append(':');
		for (JournalEntry entry : entries.subList(first, entries.size())) {
			double seconds = Duration.between(entries.get(0).time(), entry.time()).toMillis() / 1000.0;
			text.append(String.format(Locale.ROOT, "\n  %+.3fs  %s", seconds, entry));
		}
	}

	private static boolean isHeartbeat(JournalEntry entry) {
		return entry instanceof EventSent sent && sent.event().getType() == Event.Type.HEARTBEAT;
	}

}
