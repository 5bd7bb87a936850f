package io.github.mesosspring.autoconfigure.frameworks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.github.mesosspring.autoconfigure.MesosConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
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

	private static final String BEANS_OF_THE_DEFAULT = "mesos";

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
	 * @throws MesosConfigurationException if a name cannot be used
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
		FrameworkName result = new FrameworkName(name, prefix);
		if (!ALLOWED.matcher(name).matches()) {
			throw refused(name, "cannot be the name of a framework",
					"Choose a name that begins with a letter and goes on with letters, digits and dashes.");
		}
		if (MesosFramework.DEFAULT.equals(name)) {
			throw refused(name, "is the default framework, which is configured by the keys below 'mesos' themselves",
					"Move the keys below 'mesos', or choose another name.");
		}
		if (BEANS_OF_THE_DEFAULT.equals(result.beanNamePrefix())) {
			throw refused(name, "would have beans with the names of the default framework's", "Choose another name.");
		}
		if (key.getNumberOfElements() == elements && hasValue(source.getConfigurationProperty(key))) {
			throw refused(name, "has a value, but a framework has keys below its name",
					"Leave it empty for a framework that only inherits.");
		}
		return result;
	}

	private static boolean hasValue(@Nullable ConfigurationProperty property) {
		return property != null && StringUtils.hasText(String.valueOf(property.getValue()));
	}

	/**
	 * Shows no value: that of a key below the name may be a secret.
	 */
	private static MesosConfigurationException refused(String name, String problem, String action) {
		return new MesosConfigurationException("The name '" + name + "' below 'mesos.frameworks' " + problem + ".",
				action);
	}

}
