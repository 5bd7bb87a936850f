package io.github.mesosspring.autoconfigure.security;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Hides secrets of frameworks in the endpoints {@code env}, {@code configprops} and
 * whatever else of Actuator shows values, also where values are shown on purpose: under
 * their own keys, in {@code mesos.master}, which may have the password of a ZooKeeper in
 * it, and under the keys that either is taken from by {@code ${...}}.
 */
class MesosSanitizingFunction implements SanitizingFunction {

	private final ConfigurableEnvironment environment;

	MesosSanitizingFunction(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		Object value = data.getValue();
		if (value == null) {
			return data;
		}
		SecretKey key = SecretKey.of(data.getKey());
		String text = value.toString();
		if (key == SecretKey.SECRET) {
			return data.withSanitizedValue();
		}
		if (key == SecretKey.ADDRESS && text.indexOf('@') != -1) {
			return data.withValue(withoutCredentials(text));
		}
		return PlantedSecrets.of(this.environment).isIn(text) ? data.withSanitizedValue() : data;
	}

	private static String withoutCredentials(String address) {
		int scheme = address.indexOf("://");
		return ((scheme != -1) ? address.substring(0, scheme + 3) : "") + SanitizableData.SANITIZED_VALUE
				+ address.substring(address.lastIndexOf('@'));
	}

}
