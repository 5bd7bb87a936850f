package io.github.mesosspring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Certificates that have signed themselves, and their keys, as PEM files.
 */
public final class TestCertificates {

	private static final char[] PASSWORD = "changeit".toCharArray();

	private final Path folder;

	private TestCertificates(Path folder) {
		this.folder = folder;
	}

	/**
	 * Make certificates, all at the same time.
	 * @param folder where to put them
	 * @param names the name of each, and for whom it is, as {@code dns:localhost}
	 * @return the certificates
	 */
	public static TestCertificates make(Path folder, Map<String, String> names) {
		TestCertificates made = new TestCertificates(folder);
		Map<String, Process> tools = new LinkedHashMap<>();
		try {
			for (Map.Entry<String, String> name : names.entrySet()) {
				tools.put(name.getKey(), made.keytool(name.getKey(), name.getValue()));
			}
			for (Map.Entry<String, Process> tool : tools.entrySet()) {
				made.write(tool.getKey(), tool.getValue());
			}
			return made;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("No certificates could be made in " + folder, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The certificate of a name.
	 */
	public Path certificate(String name) {
		return this.folder.resolve(name + ".crt");
	}

	/**
	 * The key of a name.
	 */
	public Path key(String name) {
		return this.folder.resolve(name + ".key");
	}

	/**
	 * One file with several certificates.
	 */
	public Path certificates(String... names) throws IOException {
		StringBuilder all = new StringBuilder();
		for (String name : names) {
			all.append(Files.readString(certificate(name)));
		}
		return Files.writeString(this.folder.resolve(String.join("-", names) + ".crt"), all);
	}

	private Path store(String name) {
		return this.folder.resolve(name + ".p12");
	}

	private Process keytool(String name, String whom) throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
				"-alias", name, "-keyalg", "EC", "-validity", "2", "-dname", "CN=" + name, "-ext", "SAN=" + whom,
				"-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", store(name).toString())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve(name + ".log").toFile())
			.start();
	}

	private void write(String name, Process tool) throws IOException, GeneralSecurityException, InterruptedException {
		if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
			throw new IllegalStateException("keytool failed: " + Files.readString(this.folder.resolve(name + ".log")));
		}
		KeyStore store = KeyStore.getInstance(store(name).toFile(), PASSWORD);
		Certificate certificate = store.getCertificate(name);
		Key key = store.getKey(name, PASSWORD);
		Files.writeString(certificate(name), pem("CERTIFICATE", certificate.getEncoded()));
		Files.writeString(key(name), pem("PRIVATE KEY", key.getEncoded()));
	}

	/**
	 * Something in PEM.
	 */
	public static String pem(String type, byte[] content) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content)
				+ "\n-----END " + type + "-----\n";
	}

}
