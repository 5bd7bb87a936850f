package io.github.mesosspring.event;

import java.util.Collection;
import java.util.List;

/**
 * There is no handler with an id that was asked for.
 */
public class UnknownEventHandlerException extends IllegalArgumentException {

	private final String id;

	private final List<String> known;

	/**
	 * Create the exception.
	 * @param id what was asked for
	 * @param known the ids there are
	 */
	public UnknownEventHandlerException(String id, Collection<String> known) {
		super("There is no @MesosEventHandler method with the id '" + id + "'; "
				+ (known.isEmpty() ? "there is none at all" : "there are " + String.join(", ", known)));
		this.id = id;
		this.known = List.copyOf(known);
	}

	/**
	 * What was asked for.
	 * @return the id
	 */
	public String getId() {
		return this.id;
	}

	/**
	 * The ids there are.
	 * @return the ids
	 */
	public List<String> getKnown() {
		return this.known;
	}

}
