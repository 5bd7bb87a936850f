package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Where keys are set: which file, document of a file, or other source has the value that
 * counts. An empty text is how a profile takes back what another one sets, and counts as
 * not set.
 */
class KeySources {

	private final Environment environment;

	KeySources(Environment environment) {
		this.environment = environment;
	}

	boolean isSet(String key) {
		return of(key) != null;
	}

	/**
	 * Whether two keys were written by the same hand, so that none of them is there to
	 * change what the other one was meant for.
	 */
	boolean haveTheSame(String one, String other) {
		ConfigurationPropertySource source = of(one);
		return source != null && source.equals(of(other));
	}

	private @Nullable ConfigurationPropertySource of(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property.getValue().toString().isBlank() ? null : source;
			}
		}
		return null;
	}

}
