package io.github.mesosspring.autoconfigure.frameworks;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;

/**
 * Sees to it that no two frameworks keep their ids, or record their traffic, in the same
 * place: each would take the other's for its own.
 */
final class SharedPlaces {

	private final List<Place> taken = new ArrayList<>();

	/**
	 * Add the places of a framework.
	 * @param prefix where its keys are
	 * @param keys what they say, read as {@code mesos.*}
	 * @throws InvalidConfigurationPropertyValueException if one of them is that of
	 * another
	 */
	void add(String prefix, PropertyResolver keys) {
		for (Place place : Place.of(prefix, keys)) {
			this.taken.stream().filter(place::isSame).findFirst().ifPresent((other) -> {
				throw new InvalidConfigurationPropertyValueException(place.key(), place.location(), "'" + other.key()
						+ "' leads to the same place, and no two frameworks can share " + place.purpose());
			});
			this.taken.add(place);
		}
	}

}
