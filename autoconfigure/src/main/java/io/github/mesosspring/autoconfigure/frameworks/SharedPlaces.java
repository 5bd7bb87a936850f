package io.github.mesosspring.autoconfigure.frameworks;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertyResolver;

/**
 * Sees to it that no two frameworks keep their ids, or record their traffic, in the same
 * place: each would take the other's for its own.
 */
final class SharedPlaces {

	private final List<Place> taken = new ArrayList<>();

	/**
	 * Begin with the places of the default framework.
	 * @param application the keys of the application
	 * @param withDefault whether there is a default framework
	 */
	SharedPlaces(ConfigurableEnvironment application, boolean withDefault) {
		if (withDefault) {
			take("mesos", application);
		}
	}

	/**
	 * Go on with those of the named ones.
	 * @throws InvalidConfigurationPropertyValueException for the first place that two of
	 * them share
	 */
	void check(List<NamedFramework> frameworks) {
		frameworks.forEach((framework) -> take("mesos.frameworks." + framework.name(), framework.environment()));
	}

	private void take(String prefix, PropertyResolver keys) {
		for (Place place : Place.of(prefix, keys)) {
			this.taken.stream().filter(place::isSame).findFirst().ifPresent((other) -> {
				throw new InvalidConfigurationPropertyValueException(place.key(), place.location(), "'" + other.key()
						+ "' leads to the same place, and no two frameworks can share " + place.purpose());
			});
			this.taken.add(place);
		}
	}

}
