package io.github.mesosspring.autoconfigure.frameworks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.StringUtils;

/**
 * The name of a framework below {@code mesos.frameworks}.
 *
 * @param value the name as it is configured
 * @param prefix where its keys are
 */
record FrameworkName(String value, ConfigurationPropertyName prefix) implements KeyView {

	private static final ConfigurationPropertyName ROOT = Inheritance.MESOS.append("frameworks");

	private static final Pattern ALLOWED = Pattern.compile("\\p{Alpha}[\\p{Alnum}-]*");

	/**
	 * The beginning of the names of its beans: {@code nightlyBatch} for
	 * {@code nightly-batch}.
	 */
	String beanNamePrefix() {
		List<String> parts = new ArrayList<>(List.of(this.value.split("-")));
		parts.replaceAll(StringUtils::capitalize);
		return StringUtils.uncapitalize(String.join("", parts));
	}

	/**
	 * Where the framework sets a key by itself.
	 */
	@Override
	public @Nullable ConfigurationPropertyName toApplication(ConfigurationPropertyName key) {
		return (Inheritance.MESOS.isAncestorOf(key) && Inheritance.isOfAFramework(key))
				? moved(key, Inheritance.MESOS, this.prefix) : null;
	}

	@Override
	public ConfigurationPropertyName toFramework(ConfigurationPropertyName key) {
		return moved(key, this.prefix, Inheritance.MESOS);
	}

	/**
	 * By way of text: ConfigurationPropertyName.append fails for a name with many
	 * elements that were taken from a longer one.
	 */
	private static ConfigurationPropertyName moved(ConfigurationPropertyName key, ConfigurationPropertyName from,
			ConfigurationPropertyName to) {
		String rest = key.toString().substring(key.chop(from.getNumberOfElements()).toString().length());
		return ConfigurationPropertyName.adapt(to + rest, '.');
	}

	/**
	 * Read the names, in their order. Environment variables set keys of frameworks that
	 * are named elsewhere, but name none themselves: nobody can tell where in
	 * {@code MESOS_FRAMEWORKS_NIGHTLY_BATCH_MASTER} the name ends.
	 * @param environment the environment of the application
	 * @throws InvalidConfigurationPropertyValueException if a name cannot be used
	 */
	static Collection<FrameworkName> of(ConfigurableEnvironment environment) {
		Map<String, FrameworkName> names = new TreeMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (!ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
					&& !(source instanceof SystemEnvironmentPropertySource)) {
				ConfigurationPropertySources.from(source).forEach((keys) -> read(keys, names));
			}
		}
		return List.copyOf(names.values());
	}

	private static void read(ConfigurationPropertySource source, Map<String, FrameworkName> names) {
		if (source instanceof IterableConfigurationPropertySource keys) {
			keys.stream()
				.filter(ROOT::isAncestorOf)
				.map((key) -> of(key, source))
				.filter((name) -> names.values().stream().noneMatch((known) -> known.prefix.equals(name.prefix)))
				.forEach((name) -> names.put(name.value, name));
		}
	}

	private static FrameworkName of(ConfigurationPropertyName key, ConfigurationPropertySource source) {
		int elements = ROOT.getNumberOfElements() + 1;
		ConfigurationPropertyName prefix = key.chop(elements);
		String name = prefix.getLastElement(Form.ORIGINAL);
		ConfigurationProperty property = source.getConfigurationProperty(key);
		Object value = (property != null) ? property.getValue() : null;
		if (!ALLOWED.matcher(name).matches()) {
			throw new InvalidConfigurationPropertyValueException(key.toString(), value, "'" + name
					+ "' cannot be the name of a framework: it has to begin with a letter and go on with letters, digits and dashes");
		}
		if (MesosFramework.DEFAULT.equals(name)) {
			throw new InvalidConfigurationPropertyValueException(key.toString(), value,
					"the default framework is configured by the keys below 'mesos' themselves");
		}
		if (key.getNumberOfElements() == elements && StringUtils.hasText(String.valueOf(value))) {
			throw new InvalidConfigurationPropertyValueException(key.toString(), value,
					"a framework has keys below its name, and no value; leave it empty for one that only inherits");
		}
		return new FrameworkName(name, prefix);
	}

}
