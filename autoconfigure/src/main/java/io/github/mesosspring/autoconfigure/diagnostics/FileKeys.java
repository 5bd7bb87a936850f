package io.github.mesosspring.autoconfigure.diagnostics;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * The keys below {@code mesos} that somebody wrote into a file, whatever its kind and
 * however it was found, or on the command line. What is in the system environment or in
 * system properties may be meant for somebody else.
 */
final class FileKeys {

	private static final ConfigurationPropertyName MESOS = ConfigurationPropertyName.of("mesos");

	private FileKeys() {
	}

	/**
	 * Collect them. Values are not looked at.
	 * @param environment of the application
	 * @return where each key is written, at the place that counts
	 */
	static Map<ConfigurationPropertyName, String> of(Environment environment) {
		Map<ConfigurationPropertyName, String> keys = new LinkedHashMap<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource names) {
				names.stream().filter(MESOS::isAncestorOf).forEach((name) -> {
					String place = place(names, name);
					if (place != null) {
						keys.putIfAbsent(name, place);
					}
				});
			}
		}
		return keys;
	}

	private static @Nullable String place(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		if (source.getUnderlyingSource() instanceof CommandLinePropertySource<?>) {
			return "the command line";
		}
		if (source.getUnderlyingSource() instanceof ResourcePropertySource file) {
			return file.getName();
		}
		ConfigurationProperty property = source.getConfigurationProperty(name);
		Origin origin = (property != null) ? property.getOrigin() : null;
		if (origin instanceof PropertySourceOrigin inSource) {
			origin = inSource.getOrigin();
		}
		return (origin instanceof TextResourceOrigin) ? origin.toString() : null;
	}

}
