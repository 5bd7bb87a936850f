package io.github.mesosspring.autoconfigure.frameworks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.http.TlsSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate for {@code localhost} that nobody trusts who is not told to.
 *
 * @param certificate the PEM file with the certificate
 * @param key the PEM file with its key
 */
record MasterCertificate(Path certificate, Path key) {

	private static final String PASSWORD = "changeit";

	static MasterCertificate create(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
		Path keystore = folder.resolve("master.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "master", "-keyalg", "RSA", "-validity", "2", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore",
				keystore.toString())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(keystore)) {
			store.load(stream, PASSWORD.toCharArray());
		}
		return new MasterCertificate(
				write(folder.resolve("master.crt"), "CERTIFICATE", store.getCertificate("master").getEncoded()),
				write(folder.resolve("master.key"), "PRIVATE KEY",
						store.getKey("master", PASSWORD.toCharArray()).getEncoded()));
	}

	TlsSettings settings() {
		return TlsSettings.of(this.certificate, this.key);
	}

	private static Path write(Path file, String what, byte[] content) throws IOException {
		String text = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
	}

}
