package io.github.mesosspring.election;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A candidate that writes down what it is told, and whether anybody spoke out of turn.
 */
class Diary implements Election.Candidate {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	private final AtomicInteger speaking = new AtomicInteger();

	@Override
	public void elected() {
		note("elected");
	}

	@Override
	public void deposed() {
		note("deposed");
	}

	List<String> entries() {
		return this.entries;
	}

	boolean leads() {
		return !this.entries.isEmpty() && this.entries.get(this.entries.size() - 1).equals("elected");
	}

	private void note(String entry) {
		if (this.speaking.incrementAndGet() > 1) {
			this.entries.add("told by two at once");
		}
		Thread.yield();
		this.entries.add(entry);
		this.speaking.decrementAndGet();
	}

}
