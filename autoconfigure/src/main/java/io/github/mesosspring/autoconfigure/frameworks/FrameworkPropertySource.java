package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * A property source of the application as one of its frameworks sees it. Lists the keys
 * below {@code mesos} only. All spellings of a key are found, since the application's
 * source is asked by the name of the key.
 *
 * @param <T> what it is made of
 */
class FrameworkPropertySource<T> extends EnumerablePropertySource<T> implements OriginLookup<String> {

	private final ConfigurationPropertySource application;

	private final KeyView view;

	private final String[] names;

	FrameworkPropertySource(String name, T source, ConfigurationPropertySource application, KeyView view,
			ConfigurationPropertyName listed) {
		super(name, source);
		this.application = application;
		this.view = view;
		this.names = (application instanceof IterableConfigurationPropertySource keys)
				? keys.stream().filter(listed::isAncestorOf).flatMap(this::seenAs).toArray(String[]::new)
				: new String[0];
	}

	private Stream<String> seenAs(ConfigurationPropertyName key) {
		ConfigurationPropertyName seen = this.view.toFramework(key);
		return (this.view.toApplication(seen) != null) ? Stream.of(seen.toString()) : Stream.empty();
	}

	@Override
	public String[] getPropertyNames() {
		return this.names;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return find(name).map(ConfigurationProperty::getValue).orElse(null);
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		return find(name).map(ConfigurationProperty::getOrigin).orElse(null);
	}

	private Optional<ConfigurationProperty> find(String name) {
		return Optional.ofNullable(ConfigurationPropertyName.ofIfValid(name))
			.map(this.view::toApplication)
			.map(this.application::getConfigurationProperty);
	}

}
