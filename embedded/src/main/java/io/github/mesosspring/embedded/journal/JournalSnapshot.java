package io.github.mesosspring.embedded.journal;

import java.time.Instant;
import java.util.List;

/**
 * What a journal held at one moment.
 *
 * @param entries the entries, oldest first
 * @param forgotten how many older ones had to make room since the journal was last
 * cleared
 * @param subscribed the frameworks that are subscribed, also if that entry is gone
 * @param time the time on the clock of the cluster
 */
public record JournalSnapshot(List<JournalEntry> entries, long forgotten, List<JournalFramework> subscribed,
		Instant time) {

	public JournalSnapshot {
		entries = List.copyOf(entries);
		subscribed = List.copyOf(subscribed);
	}

}
