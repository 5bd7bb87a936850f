package io.github.mesosspring.autoconfigure.frameworks;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * What a framework has in common with the default one, and with the application: whatever
 * is not below {@code mesos} is there as it is. Is made of the application's source, by
 * which the environment variables of an agent are known and passed over.
 */
final class InheritedProperties extends FrameworkPropertySource<PropertySource<?>> {

	InheritedProperties(Inheritance inheritance, PropertySource<?> source, ConfigurationPropertySource application) {
		super("mesos in " + source.getName(), source, application, inheritance, Inheritance.MESOS);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		boolean named = ConfigurationPropertyName.isValid(name);
		return named ? super.getProperty(name) : getSource().getProperty(name);
	}

}
