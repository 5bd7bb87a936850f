package io.github.mesosspring.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * A framework as a master knows it.
 */
final class RegisteredFramework {

	private final String id;

	/** What is on offer, and the agent of each. */
	private final Map<String, SimulatedAgent> offers = new LinkedHashMap<>();

	/** Agents not to offer before some time. */
	private final Map<SimulatedAgent, Long> filters = new LinkedHashMap<>();

	private @Nullable EventStream stream;

	private boolean suppressed;

	RegisteredFramework(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

	@Nullable EventStream stream() {
		return this.stream;
	}

	Map<String, SimulatedAgent> offers() {
		return this.offers;
	}

	Map<SimulatedAgent, Long> filters() {
		return this.filters;
	}

	boolean isSuppressed() {
		return this.suppressed;
	}

	void suppress(boolean suppress) {
		this.suppressed = suppress;
		if (!suppress) {
			this.filters.clear();
		}
	}

	/**
	 * Be connected by a stream from now on, and no longer by another.
	 */
	void connect(EventStream next) {
		disconnect("Framework failed over");
		this.stream = next;
		this.suppressed = false;
	}

	void disconnect(@Nullable String words) {
		EventStream before = this.stream;
		this.stream = null;
		this.offers.clear();
		this.filters.clear();
		if (before != null) {
			if (words != null) {
				before.send(Messages.error(words));
			}
			before.end();
		}
	}

	void send(Event event) {
		if (this.stream != null) {
			this.stream.send(event);
		}
	}

}
