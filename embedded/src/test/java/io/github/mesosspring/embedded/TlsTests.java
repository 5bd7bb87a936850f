package io.github.mesosspring.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import io.github.mesosspring.embedded.http.TlsSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A master that speaks TLS, asked by clients with and without a certificate.
 */
class TlsTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	@TempDir
	static Path folder;

	private static KeyStore keys;

	@BeforeAll
	static void makeCertificate() throws Exception {
		Path store = folder.resolve("keys.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "master", "-keyalg", "EC", "-validity", "2", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", new String(PASSWORD),
				"-keystore", store.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).isZero();
		keys = KeyStore.getInstance(store.toFile(), PASSWORD);
		pem("certificate.pem", "CERTIFICATE", keys.getCertificate("master").getEncoded());
		pem("key.pem", "PRIVATE KEY", keys.getKey("master", PASSWORD).getEncoded());
	}

	private static void pem(String file, String type, byte[] content) throws IOException {
		Files.writeString(folder.resolve(file),
				"-----BEGIN " + type + "-----\n"
						+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content) + "\n-----END " + type
						+ "-----\n");
	}

	private static EmbeddedMesosBuilder builder() {
		return EmbeddedMesos.builder().agents(0);
	}

	private static TlsSettings settings() {
		return TlsSettings.of(file("certificate.pem"), file("key.pem"));
	}

	private static Path file(String name) {
		return folder.resolve(name);
	}

	@Test
	void servesOverTls() throws Exception {
		try (EmbeddedMesos mesos = builder().tls(settings()).start()) {
			assertThat(mesos.uri()).hasScheme("https");
			assertThat(health(mesos.uri(), false)).isEqualTo("HTTP/1.1 200 OK");
		}
	}

	@Test
	void refusesClientsWithoutTheCertificateItRequires() throws Exception {
		try (EmbeddedMesos mesos = builder().tls(settings().clientCertificates(file("certificate.pem"), true))
			.start()) {
			assertThat(health(mesos.uri(), true)).isEqualTo("HTTP/1.1 200 OK");
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> health(mesos.uri(), false));
		}
	}

	@Test
	void canLeaveItToClientsToShowACertificate() throws Exception {
		try (EmbeddedMesos mesos = builder().tls(settings().clientCertificates(file("certificate.pem"), false))
			.start()) {
			assertThat(health(mesos.uri(), true)).isEqualTo("HTTP/1.1 200 OK");
			assertThat(health(mesos.uri(), false)).isEqualTo("HTTP/1.1 200 OK");
		}
	}

	@Test
	void saysWhichFilesItCannotUse() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder().tls(TlsSettings.of(file("keytool.log"), file("key.pem"))).start())
			.withMessageContaining("Embedded Mesos cannot serve TLS with the certificates of " + file("keytool.log"))
			.withMessageContaining("PKCS #8 without password");
	}

	private static String health(URI uri, boolean withCertificate) throws Exception {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		Certificate certificate = keys.getCertificate("master");
		trusted.setCertificateEntry("master", certificate);
		trust.init(trusted);
		KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		own.init(keys, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(withCertificate ? own.getKeyManagers() : null, trust.getTrustManagers(), null);
		try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
			socket.setSoTimeout(10_000);
			OutputStream output = socket.getOutputStream();
			output.write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			output.flush();
			InputStream input = socket.getInputStream();
			byte[] answer = input.readNBytes("HTTP/1.1 200 OK".length());
			if (answer.length == 0) {
				throw new SSLException("Closed without an answer");
			}
			return new String(answer, StandardCharsets.US_ASCII);
		}
	}

}
