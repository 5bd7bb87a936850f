package io.github.mesosspring.embedded.journal;

/**
 * The framework that an entry is about.
 *
 * @param id its id, empty if it has none yet
 * @param name its name, empty if the master does not know it
 */
public record JournalFramework(String id, String name) {

	static final JournalFramework UNKNOWN = new JournalFramework("", "");

	@Override
	public String toString() {
		if (!this.name.isEmpty()) {
			return this.name;
		}
		return this.id.isEmpty() ? "somebody" : this.id;
	}

}
