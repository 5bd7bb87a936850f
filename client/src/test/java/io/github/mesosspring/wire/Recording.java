package io.github.mesosspring.wire;

import java.util.List;

/**
 * One scenario in one encoding.
 *
 * @param folder the folder, unique
 * @param title what the scenario is about
 * @param encoding media type of the requests, if an exchange does not say otherwise
 * @param exchanges requests and responses in the order in which they began
 */
public record Recording(String folder, String title, String encoding, List<Exchange> exchanges) {

	/**
	 * The exchange of a name.
	 * @param name the name, without number
	 * @return the exchange
	 */
	public Exchange exchange(String name) {
		return this.exchanges.stream()
			.filter((exchange) -> exchange.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(this.folder + " has no exchange " + name));
	}

	@Override
	public String toString() {
		return this.folder;
	}

}
