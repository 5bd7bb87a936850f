package io.github.mesosspring.embedded.http;

import java.nio.file.Path;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a server shows of itself over TLS, and what it asks of its clients.
 *
 * @param certificates a PEM file with the certificate and those that lead to its root
 * @param privateKey a PEM file with the key of the certificate, PKCS #8, without password
 * @param clientCertificates a PEM file with the certificates that may sign those of
 * clients; {@code null} if clients are not asked for any
 * @param clientCertificateRequired whether a client without certificate is refused
 */
public record TlsSettings(Path certificates, Path privateKey, @Nullable Path clientCertificates,
		boolean clientCertificateRequired) {

	/**
	 * TLS that asks nothing of clients.
	 * @param certificates a PEM file with the certificate and those that lead to its root
	 * @param privateKey a PEM file with its key, PKCS #8, without password
	 * @return the settings
	 */
	public static TlsSettings of(Path certificates, Path privateKey) {
		return new TlsSettings(certificates, privateKey, null, false);
	}

	/**
	 * The same settings, with certificates of clients.
	 * @param trusted a PEM file with the certificates that may sign those of clients
	 * @param required whether a client that has none is refused
	 * @return the settings
	 */
	public TlsSettings clientCertificates(Path trusted, boolean required) {
		return new TlsSettings(this.certificates, this.privateKey, trusted, required);
	}

	SslContext context() {
		try {
			SslContextBuilder builder = SslContextBuilder
				.forServer(this.certificates.toFile(), this.privateKey.toFile())
				.sslProvider(SslProvider.JDK);
			if (this.clientCertificates != null) {
				builder.trustManager(this.clientCertificates.toFile())
					.clientAuth(this.clientCertificateRequired ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
			}
			return builder.build();
		}
		catch (SSLException | IllegalArgumentException ex) {
			throw new IllegalArgumentException("Embedded Mesos cannot serve TLS with the certificates of "
					+ this.certificates + " and the key of " + this.privateKey
					+ ": both must be PEM files, the key PKCS #8 without password. Cause: " + ex.getMessage(), ex);
		}
	}

}
