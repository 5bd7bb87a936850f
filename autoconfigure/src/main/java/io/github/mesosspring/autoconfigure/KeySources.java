package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;
import org.springframework.util.SystemPropertyUtils;

/**
 * Where keys are set: which file, document of a file, or other source has the value that
 * counts. An empty text is how a profile takes back what another one sets, and counts as
 * not set.
 */
class KeySources {

	private final Environment environment;

	/** Each time they are asked for, they may be others. */
	private final List<ConfigurationPropertySource> sources;

	KeySources(Environment environment) {
		this.environment = environment;
		this.sources = StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.toList();
	}

	boolean isSet(String key) {
		return StringUtils.hasText(value(key));
	}

	/**
	 * The value of a key, with placeholders resolved as far as they can be.
	 * @return the value, empty if the key was taken back, or {@code null} if there is
	 * none
	 */
	@Nullable String value(String key) {
		Place place = find(key);
		return (place != null) ? this.environment.resolvePlaceholders(place.text()) : null;
	}

	/**
	 * Whether two keys were written by the same hand, so that none of them is there to
	 * change what the other one was meant for. What a placeholder stands for was written
	 * elsewhere.
	 */
	boolean haveTheSame(String one, String other) {
		Place place = find(one);
		Place otherPlace = find(other);
		return place != null && otherPlace != null && place.source() == otherPlace.source()
				&& !otherPlace.text().contains(SystemPropertyUtils.PLACEHOLDER_PREFIX);
	}

	private @Nullable Place find(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return new Place(source, property.getValue().toString());
			}
		}
		return null;
	}

	private record Place(ConfigurationPropertySource source, String text) {

	}

}
