package io.github.mesosspring.test;

import java.util.List;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Leads to the cluster of a test, with the first of its credentials and tokens, and by
 * TLS with the SSL bundle of the test.
 */
class TestMesosConnectionDetails implements MesosConnectionDetails {

	private static final String BUNDLE = "mesos.ssl.bundle";

	private final io.github.mesosspring.embedded.EmbeddedMesos mesos;

	private final ClusterSettings settings;

	private final Environment environment;

	private final ObjectProvider<SslBundles> bundles;

	TestMesosConnectionDetails(io.github.mesosspring.embedded.EmbeddedMesos mesos, ClusterSettings settings,
			Environment environment, ObjectProvider<SslBundles> bundles) {
		this.mesos = mesos;
		this.settings = settings;
		this.environment = environment;
		this.bundles = bundles;
	}

	@Override
	public String getMaster() {
		return this.mesos.connectString();
	}

	@Override
	public @Nullable String getPrincipal() {
		List<String> first = this.settings.credentials().isEmpty() ? this.settings.tokens()
				: this.settings.credentials();
		return first.isEmpty() ? null : ClusterSettings.principal(first.get(0));
	}

	@Override
	public @Nullable String getSecret() {
		List<String> credentials = this.settings.credentials();
		return credentials.isEmpty() ? null : ClusterSettings.secret(credentials.get(0));
	}

	@Override
	public @Nullable String getToken() {
		List<String> tokens = this.settings.tokens();
		return (tokens.isEmpty() || !this.settings.credentials().isEmpty()) ? null
				: ClusterSettings.secret(tokens.get(0));
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		if (this.settings.tls().certificate().isEmpty()) {
			return null;
		}
		String name = this.environment.getProperty(BUNDLE);
		if (name == null) {
			throw new IllegalStateException(
					"@EmbeddedMesos speaks TLS, but " + BUNDLE + " does not say whom the framework trusts");
		}
		return this.bundles.getObject().getBundle(name);
	}

}
