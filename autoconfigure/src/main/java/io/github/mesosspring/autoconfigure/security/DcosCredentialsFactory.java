package io.github.mesosspring.autoconfigure.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.PrivateKey;
import java.util.Objects;

import io.github.mesosspring.autoconfigure.MesosCredentialsFactory;
import io.github.mesosspring.autoconfigure.MesosSecurityProperties;
import io.github.mesosspring.credentials.DcosLogin;
import io.github.mesosspring.credentials.RenewedCredentials;
import io.github.mesosspring.http.MesosCredentialsProvider;

import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes credentials of a service account of DC/OS.
 */
class DcosCredentialsFactory implements MesosCredentialsFactory {

	@Override
	public String kind() {
		return "dcos";
	}

	@Override
	public MesosCredentialsProvider create(MesosSecurityProperties properties, WebClient client) {
		MesosSecurityProperties.Dcos dcos = properties.getDcos();
		String uid = Objects.requireNonNull(dcos.getUid());
		DcosLogin login = new DcosLogin(client, URI.create(dcos.getLoginUrl().trim()), uid, privateKey(dcos));
		return new RenewedCredentials("The token of the DC/OS service account '" + uid + "'", login);
	}

	/**
	 * Neither the key nor what goes wrong while it is read, which may show it, is passed
	 * on.
	 */
	private static PrivateKey privateKey(MesosSecurityProperties.Dcos dcos) {
		PemContent pem = content(Objects.requireNonNull(dcos.getPrivateKey()));
		PrivateKey key;
		try {
			key = pem.getPrivateKey(dcos.getPrivateKeyPassword());
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("the private key is none that can be read ("
					+ ex.getClass().getSimpleName() + "); it must be PEM, and its password right if it is encrypted");
		}
		if (key == null) {
			throw new IllegalArgumentException("what is given as private key has no private key in it");
		}
		return key;
	}

	private static PemContent content(String value) {
		if (PemContent.isPresentInText(value)) {
			return Objects.requireNonNull(PemContent.of(value));
		}
		try (InputStream file = ApplicationResourceLoader.get().getResource(value.strip()).getInputStream()) {
			return PemContent.load(file);
		}
		catch (IOException | RuntimeException ex) {
			throw new IllegalArgumentException("the private key is neither PEM nor the location of a file with it ("
					+ ex.getClass().getSimpleName() + ")");
		}
	}

}
