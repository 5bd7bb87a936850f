package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.http.MesosCredentialsProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes credentials of properties. Any other combination of them than one kind, and that
 * whole, fails the start.
 */
final class ConfiguredCredentials {

	private static final String OAUTH2_CLIENT = "org.springframework.boot:spring-boot-starter-security-oauth2-client";

	private final String prefix;

	private final MesosSecurityProperties properties;

	private final List<MesosCredentialsFactory> factories;

	/**
	 * Create it.
	 * @param prefix where the properties are
	 * @param properties the properties
	 * @param factories of the kinds that have one
	 */
	ConfiguredCredentials(String prefix, MesosSecurityProperties properties,
			Stream<MesosCredentialsFactory> factories) {
		this.prefix = prefix;
		this.properties = properties;
		this.factories = factories.toList();
	}

	/**
	 * The credentials.
	 * @param client sends logins
	 * @return the credentials, {@code null} if there are none
	 * @throws MesosConfigurationException if they cannot be used
	 */
	@Nullable MesosCredentialsProvider create(WebClient client) {
		List<String> chosen = chosen();
		if (chosen.size() > 1) {
			throw new MesosConfigurationException("There is more than one kind of credentials: " + keys(chosen) + ".",
					"Keep the one that the cluster asks for, and remove the others.");
		}
		if (chosen.isEmpty()) {
			return null;
		}
		try {
			return switch (chosen.get(0)) {
				case "secret" -> basic();
				case "token" -> MesosCredentialsProvider.bearer(text(this.properties.getToken()));
				case "oauth2.client-registration-id" -> factory("oauth2").create(this.properties, client);
				default -> dcos(client);
			};
		}
		catch (IllegalArgumentException ex) {
			throw new MesosConfigurationException(
					"The credentials in " + keys(chosen) + " cannot be used: " + ex.getMessage() + ".",
					"Correct what is below " + this.prefix + ".", ex);
		}
	}

	private List<String> chosen() {
		List<String> chosen = new ArrayList<>();
		add(chosen, "secret", this.properties.getSecret());
		add(chosen, "token", this.properties.getToken());
		add(chosen, "dcos.uid", this.properties.getDcos().getUid());
		if (!chosen.contains("dcos.uid")) {
			add(chosen, "dcos.private-key", this.properties.getDcos().getPrivateKey());
		}
		add(chosen, "oauth2.client-registration-id", this.properties.getOauth2().getClientRegistrationId());
		return chosen;
	}

	private static void add(List<String> chosen, String key, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			chosen.add(key);
		}
	}

	private String keys(List<String> keys) {
		return keys.stream().map((key) -> "'" + this.prefix + "." + key + "'").collect(Collectors.joining(" and "));
	}

	private MesosCredentialsProvider basic() {
		String principal = this.properties.getPrincipal();
		if (!StringUtils.hasText(principal) || principal.indexOf(':') != -1) {
			throw new MesosConfigurationException(
					StringUtils.hasText(principal)
							? "'" + this.prefix + ".principal' contains a colon, "
									+ "which HTTP Basic authentication cannot express."
							: "There is a secret in '" + this.prefix + ".secret', but no principal it belongs to.",
					"Set " + this.prefix + ".principal to the principal of the secret in " + this.prefix + ".secret.");
		}
		return MesosCredentialsProvider.basic(principal, String.valueOf(this.properties.getSecret()));
	}

	private MesosCredentialsProvider dcos(WebClient client) {
		MesosSecurityProperties.Dcos dcos = this.properties.getDcos();
		if (!StringUtils.hasText(dcos.getUid()) || !StringUtils.hasText(dcos.getPrivateKey())) {
			throw new MesosConfigurationException(
					"A service account of DC/OS needs both '" + this.prefix + ".dcos.uid' and '" + this.prefix
							+ ".dcos.private-key', but one of them is not set.",
					"Set both, or remove what is below " + this.prefix + ".dcos.");
		}
		return factory("dcos").create(this.properties, client);
	}

	private MesosCredentialsFactory factory(String kind) {
		return this.factories.stream()
			.filter((factory) -> factory.kind().equals(kind))
			.findFirst()
			.orElseThrow(() -> new MesosConfigurationException(
					"There are properties below '" + this.prefix + "." + kind
							+ "', but what makes credentials of them is missing.",
					kind.equals("oauth2") ? "Add the dependency " + OAUTH2_CLIENT + ", or choose other credentials."
							: "Do not exclude MesosSecurityAutoConfiguration."));
	}

	/**
	 * A file with a token mostly ends with a line break.
	 */
	private static String text(@Nullable String value) {
		return (value != null) ? value.strip() : "";
	}

}
