package io.github.mesosspring.test;

import java.util.List;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * Leads to the cluster of a test, with the first of its credentials.
 */
class TestMesosConnectionDetails implements MesosConnectionDetails {

	private final io.github.mesosspring.embedded.EmbeddedMesos mesos;

	private final List<String> credentials;

	TestMesosConnectionDetails(io.github.mesosspring.embedded.EmbeddedMesos mesos, List<String> credentials) {
		this.mesos = mesos;
		this.credentials = credentials;
	}

	@Override
	public String getMaster() {
		return this.mesos.connectString();
	}

	@Override
	public @Nullable String getPrincipal() {
		return this.credentials.isEmpty() ? null : ClusterSettings.principal(this.credentials.get(0));
	}

	@Override
	public @Nullable String getSecret() {
		return this.credentials.isEmpty() ? null : ClusterSettings.secret(this.credentials.get(0));
	}

}
