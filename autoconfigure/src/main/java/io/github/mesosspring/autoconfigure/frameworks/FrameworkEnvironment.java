package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The environment of the application as one of its frameworks sees it. What the framework
 * sets by itself goes first, whatever source it is in; then what it inherits. Settled
 * when it is made, but for the credentials.
 */
final class FrameworkEnvironment extends StandardEnvironment {

	private static final String DEFAULTS = "mesos framework defaults";

	private final List<Source> sources;

	private final FrameworkName name;

	private Inheritance inheritance;

	FrameworkEnvironment(ConfigurableEnvironment application, FrameworkName name) {
		this.name = name;
		this.sources = application.getPropertySources()
			.stream()
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.flatMap((source) -> StreamSupport.stream(ConfigurationPropertySources.from(source).spliterator(), false)
				.map((keys) -> new Source(source, keys)))
			.toList();
		setConversionService(application.getConversionService());
		setActiveProfiles(application.getActiveProfiles());
		setDefaultProfiles(application.getDefaultProfiles());
		MutablePropertySources target = getPropertySources();
		for (Source source : this.sources) {
			target.addLast(new FrameworkPropertySource<>(name.prefix() + " in " + source.properties().getName(),
					source.keys(), source.keys(), name, name.prefix()));
		}
		target.addLast(new MapPropertySource(DEFAULTS, Map.of("mesos.framework.name", name.value())));
		this.inheritance = inherit(new Inheritance(this::sets));
	}

	private Inheritance inherit(Inheritance inheritance) {
		for (Source source : this.sources) {
			getPropertySources().addLast(new InheritedProperties(inheritance, source.properties(), source.keys()));
		}
		return inheritance;
	}

	@Override
	protected void customizePropertySources(MutablePropertySources propertySources) {
		// none of its own
	}

	/**
	 * A context merges the environment of its parent, which is in here already.
	 */
	@Override
	public void merge(ConfigurableEnvironment parent) {
	}

	/**
	 * Inherit no credentials, since a bean of its own leads the framework to its master.
	 */
	void withholdCredentials() {
		this.inheritance = inherit(new Inheritance((key) -> Inheritance.MASTER.equals(key) || sets(key)));
	}

	/**
	 * Whether the credentials of the application are for the master of the framework,
	 * too.
	 */
	boolean inheritsCredentials() {
		return this.inheritance.toApplication(Inheritance.SECURITY) != null;
	}

	/**
	 * Whether the framework sets a key, or one below it, by itself.
	 * @param key as {@code mesos.framework.roles}
	 */
	boolean sets(ConfigurationPropertyName key) {
		ConfigurationPropertyName own = this.name.toApplication(key);
		return own != null && this.sources.stream()
			.map(Source::keys)
			.anyMatch((keys) -> keys.getConfigurationProperty(own) != null
					|| keys.containsDescendantOf(own) == ConfigurationPropertyState.PRESENT);
	}

	/**
	 * Whether the framework is to be there.
	 */
	boolean isEnabled() {
		return getProperty("mesos.enabled", Boolean.class, true)
				&& getProperty("mesos.framework.enabled", Boolean.class, true);
	}

	private record Source(PropertySource<?> properties, ConfigurationPropertySource keys) {
	}

}
