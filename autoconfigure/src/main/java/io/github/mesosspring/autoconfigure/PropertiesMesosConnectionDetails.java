package io.github.mesosspring.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * The connection details in {@link MesosProperties}, or the credentials only, if there is
 * another way to the master.
 */
class PropertiesMesosConnectionDetails implements MesosConnectionDetails {

	static final String EMBEDDED = "embedded";

	private final MesosProperties properties;

	private final @Nullable SslBundles sslBundles;

	private final @Nullable MesosConnectionRoute route;

	PropertiesMesosConnectionDetails(MesosProperties properties, @Nullable SslBundles sslBundles) {
		this(properties, sslBundles, null);
	}

	PropertiesMesosConnectionDetails(MesosProperties properties, @Nullable SslBundles sslBundles,
			@Nullable MesosConnectionRoute route) {
		this.properties = properties;
		this.sslBundles = sslBundles;
		this.route = route;
	}

	@Override
	public String getMaster() {
		if (this.route != null) {
			return this.route.details().getMaster();
		}
		String master = this.properties.getMaster();
		if (!StringUtils.hasText(master)) {
			throw MesosConfigurationException.masterMissing();
		}
		if (EMBEDDED.equalsIgnoreCase(master.trim())) {
			throw MesosConfigurationException.embeddedMissing();
		}
		return master.trim();
	}

	@Override
	public @Nullable String getPrincipal() {
		return textOrNull(this.properties.getSecurity().getPrincipal());
	}

	@Override
	public @Nullable String getSecret() {
		return textOrNull(this.properties.getSecurity().getSecret());
	}

	@Override
	public @Nullable String getToken() {
		return textOrNull(this.properties.getSecurity().getToken());
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		if (this.route != null) {
			return this.route.details().getSslBundle();
		}
		String bundle = textOrNull(this.properties.getSsl().getBundle());
		if (bundle == null) {
			return null;
		}
		if (this.sslBundles == null) {
			throw MesosConfigurationException.noSuchBundle(bundle, List.of(), null);
		}
		try {
			return this.sslBundles.getBundle(bundle);
		}
		catch (NoSuchSslBundleException ex) {
			throw MesosConfigurationException.noSuchBundle(bundle, this.sslBundles.getBundleNames(), ex);
		}
	}

	private static @Nullable String textOrNull(@Nullable String value) {
		return StringUtils.hasText(value) ? value : null;
	}

}
