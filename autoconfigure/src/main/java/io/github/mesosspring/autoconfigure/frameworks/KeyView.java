package io.github.mesosspring.autoconfigure.frameworks;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Which keys of the application a framework sees, and by what names.
 */
interface KeyView {

	/**
	 * The name by which the application knows a key, or {@code null} if the framework
	 * does not see it.
	 * @param key as the framework knows it
	 */
	@Nullable ConfigurationPropertyName toApplication(ConfigurationPropertyName key);

	/**
	 * The name by which the framework knows a key.
	 * @param key as the application knows it
	 */
	ConfigurationPropertyName toFramework(ConfigurationPropertyName key);

}
