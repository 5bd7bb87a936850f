package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.jspecify.annotations.Nullable;

/**
 * The connection details of the Mesos inside this application. It knows no credentials
 * and no encryption.
 */
class EmbeddedMesosConnectionDetails implements MesosConnectionDetails {

	private final EmbeddedMesos mesos;

	private final @Nullable String principal;

	EmbeddedMesosConnectionDetails(EmbeddedMesos mesos, @Nullable String principal) {
		this.mesos = mesos;
		this.principal = principal;
	}

	@Override
	public String getMaster() {
		return this.mesos.connectString();
	}

	@Override
	public @Nullable String getPrincipal() {
		return this.principal;
	}

}
