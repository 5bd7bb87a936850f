package io.github.mesosspring.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses keys below {@code mesos.handlers} that nobody reads, which Spring Boot passes
 * over: the handler that one is to switch off would go on. Most of them have an id with
 * dots that is not in brackets. Environment variables are left alone.
 */
final class HandlerKeys {

	private static final Set<String> KNOWN = Set.of("enabled", "paused", "types", "condition", "errorhandler", "order");

	private HandlerKeys() {
	}

	static void requireRead(Environment environment) {
		List<ConfigurationPropertySource> sources = StreamSupport
			.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.filter((source) -> !isMadeOfTheSystemEnvironment(source))
			.toList();
		new Binder(sources, new PropertySourcesPlaceholdersResolver(environment))
			.bind("mesos.handlers", Bindable.mapOf(String.class, Object.class))
			.ifBound((handlers) -> handlers.forEach(HandlerKeys::requireRead));
	}

	/**
	 * A framework below {@code mesos.frameworks} sees the environment through sources
	 * made of it.
	 */
	private static boolean isMadeOfTheSystemEnvironment(@Nullable Object source) {
		if (source instanceof ConfigurationPropertySource keys) {
			return isMadeOfTheSystemEnvironment(keys.getUnderlyingSource());
		}
		return source instanceof SystemEnvironmentPropertySource
				|| source instanceof PropertySource<?> made && isMadeOfTheSystemEnvironment(made.getSource());
	}

	private static void requireRead(String id, Object keys) {
		Collection<?> names = (keys instanceof Map<?, ?> map) ? map.keySet() : List.of();
		if (names.isEmpty()) {
			throw unread("mesos.handlers." + id);
		}
		for (Object name : names) {
			if (!KNOWN.contains(name.toString().replaceAll("\\[.*|[-_]", "").toLowerCase(Locale.ROOT))) {
				throw unread("mesos.handlers." + id + "." + name);
			}
		}
	}

	private static MesosConfigurationException unread(String key) {
		return new MesosConfigurationException(
				"Nobody reads '" + key
						+ "': a handler has the keys enabled, paused, types, condition, error-handler and " + "order.",
				"Correct or remove it. An id with dots or upper-case letters is written in brackets, as in "
						+ "mesos.handlers[Jobs.onUpdate].enabled, in YAML \"[Jobs.onUpdate]\".");
	}

}
