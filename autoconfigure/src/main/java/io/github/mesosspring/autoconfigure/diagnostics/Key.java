package io.github.mesosspring.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A key below {@code mesos}, without that word and without the indexes of lists.
 *
 * @param elements what stands between the dots: words in lower case with dashes between
 */
record Key(List<String> elements) {

	/**
	 * Read a key however it is spelled: {@code mesos.framework.idFile} has the words
	 * {@code id} and {@code file}.
	 * @param name the name of a property below {@code mesos}
	 * @return the key
	 */
	static Key of(ConfigurationPropertyName name) {
		List<String> elements = new ArrayList<>();
		for (int index = 1; index < name.getNumberOfElements(); index++) {
			if (!name.isNumericIndex(index)) {
				elements.add(dashed(name.getElement(index, Form.ORIGINAL)));
			}
		}
		return new Key(elements);
	}

	/**
	 * Spring Boot takes two spellings for the same that have this in common.
	 * @param element one of the elements
	 * @return its letters and digits
	 */
	static String uniform(String element) {
		return element.replace("-", "");
	}

	Key with(String element) {
		return new Key(Stream.concat(this.elements.stream(), Stream.of(element)).toList());
	}

	Key without(int index) {
		List<String> others = new ArrayList<>(this.elements);
		others.remove(index);
		return new Key(others);
	}

	Key range(int from, int to) {
		return new Key(this.elements.subList(from, to));
	}

	int size() {
		return this.elements.size();
	}

	String last() {
		return this.elements.get(size() - 1);
	}

	/**
	 * All words, in the order of the alphabet.
	 */
	List<String> words() {
		return this.elements.stream().flatMap((element) -> Stream.of(element.split("-"))).sorted().toList();
	}

	/**
	 * All letters and digits, in their order.
	 */
	String letters() {
		return uniform(String.join(".", this.elements));
	}

	@Override
	public String toString() {
		return "mesos." + String.join(".", this.elements);
	}

	static String dashed(String element) {
		return element.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
	}

}
