package io.github.mesosspring.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import io.github.mesosspring.embedded.http.TlsSettings;
import io.github.mesosspring.test.EmbeddedMesos.Time;
import io.github.mesosspring.test.junit.VirtualTime;

import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * What an annotation says of its cluster; equal for tests that may share it.
 */
record ClusterSettings(int masters, String version, int agents, boolean scripted, double cpus, double mem, Time time,
		List<String> credentials, List<String> tokens, Tls tls) {

	static ClusterSettings of(EmbeddedMesos annotation) {
		return new ClusterSettings(annotation.masters(), annotation.version(), annotation.agents(),
				annotation.scripted(), annotation.cpus(), annotation.mem(), annotation.time(),
				List.of(annotation.credentials()), List.of(annotation.tokens()),
				new Tls(annotation.certificate(), annotation.privateKey(), annotation.clientCertificates()));
	}

	/**
	 * Start the cluster.
	 * @param environment resolves placeholders in locations
	 */
	io.github.mesosspring.embedded.EmbeddedMesos start(Environment environment) {
		EmbeddedMesosBuilder builder = io.github.mesosspring.embedded.EmbeddedMesos.builder()
			.cpus(this.cpus)
			.mem(this.mem);
		builder.masters(this.masters);
		if (!this.version.isEmpty()) {
			builder.version(this.version);
		}
		if (this.scripted) {
			builder.agents(0).scriptedAgents(this.agents);
		}
		else {
			builder.agents(this.agents);
		}
		this.credentials.forEach((credential) -> builder.credential(principal(credential), secret(credential)));
		if (!this.tokens.isEmpty()) {
			Map<String, String> principals = new HashMap<>();
			this.tokens.forEach((token) -> principals.put(secret(token), principal(token)));
			builder.tokens(principals::get);
		}
		if (!this.tls.certificate().isEmpty()) {
			builder.tls(this.tls.settings(environment));
		}
		if (this.time == Time.VIRTUAL) {
			VirtualTime.apply(builder);
		}
		return builder.start();
	}

	/**
	 * Without the secrets, as tests log the settings of their context.
	 */
	@Override
	public String toString() {
		return "ClusterSettings[masters=" + this.masters + ", agents=" + this.agents + ", scripted=" + this.scripted
				+ ", time=" + this.time + ", tls=" + this.tls + "]";
	}

	static String principal(String credential) {
		return credential.substring(0, colon(credential));
	}

	static String secret(String credential) {
		return credential.substring(colon(credential) + 1);
	}

	private static int colon(String credential) {
		int colon = credential.indexOf(':');
		Assert.isTrue(colon > 0,
				() -> "Credentials and tokens in @EmbeddedMesos must read 'principal:secret' but one has no principal "
						+ "or no colon");
		return colon;
	}

	/**
	 * Locations of what the masters speak TLS with.
	 */
	record Tls(String certificate, String privateKey, String clientCertificates) {

		TlsSettings settings(Environment environment) {
			TlsSettings settings = TlsSettings.of(file(environment, this.certificate),
					file(environment, this.privateKey));
			return this.clientCertificates.isEmpty() ? settings
					: settings.clientCertificates(file(environment, this.clientCertificates), true);
		}

		private static Path file(Environment environment, String location) {
			try {
				return ApplicationResourceLoader.get()
					.getResource(environment.resolveRequiredPlaceholders(location))
					.getFile()
					.toPath();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("There is no file for TLS in @EmbeddedMesos at " + location, ex);
			}
		}

	}

}
