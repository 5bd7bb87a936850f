package io.github.mesosspring.autoconfigure.security;

import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The secrets of frameworks in an environment, to be found where they were taken from.
 *
 * @param values their values
 */
record PlantedSecrets(Set<String> values) {

	/** A shorter one is likely to be a part of something harmless. */
	private static final int LONG_ENOUGH = 6;

	static PlantedSecrets of(ConfigurableEnvironment environment) {
		Set<String> values = new TreeSet<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					switch (SecretKey.of(name)) {
						case SECRET -> add(values, value(environment, name));
						case ADDRESS -> addCredentials(values, value(environment, name));
						case OTHER -> {
						}
					}
				}
			}
		}
		return new PlantedSecrets(values);
	}

	/**
	 * An address is hidden where it is all there is, its credentials also where they are
	 * a part, and its password where the address was made of it.
	 */
	private static void addCredentials(Set<String> values, @Nullable String address) {
		int at = (address != null) ? address.lastIndexOf('@') : -1;
		if (address != null && at != -1) {
			int scheme = address.indexOf("://");
			String credentials = address.substring((scheme != -1) ? scheme + 3 : 0, at);
			add(values, address);
			add(values, credentials + "@");
			add(values, credentials.substring(credentials.indexOf(':') + 1));
		}
	}

	private static void add(Set<String> values, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			values.add(value.strip());
		}
	}

	private static @Nullable String value(ConfigurableEnvironment environment, String name) {
		try {
			return environment.getProperty(name);
		}
		catch (IllegalArgumentException ex) {
			// a placeholder that leads nowhere is no secret
			return null;
		}
	}

	/**
	 * Whether one of them is in a text, or is the text.
	 */
	boolean isIn(String text) {
		return this.values.stream()
			.anyMatch((secret) -> text.equals(secret) || (secret.length() >= LONG_ENOUGH && text.contains(secret)));
	}

	@Override
	public String toString() {
		return "PlantedSecrets[" + this.values.size() + "]";
	}

}
