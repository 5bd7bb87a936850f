package io.github.mesosspring.benchmarks.contestant;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Tells the neutral server to go on, by requests of its own beside the stream.
 */
final class Control {

	private static final int TIMEOUT_MILLIS = 120_000;

	private final URI master;

	private final String frameworkId;

	Control(URI master, String frameworkId) {
		this.master = master;
		this.frameworkId = frameworkId;
	}

	/**
	 * Have the next part of the script sent.
	 */
	void next() throws IOException {
		get("/next/" + this.frameworkId);
	}

	/**
	 * Wait until the server has had so many calls since the last {@link #next()}, or gets
	 * no more of them.
	 * @return nanoseconds from then until the last of them had arrived, by how many
	 * connections they came, and how many they were
	 */
	long[] awaitCalls(int calls) throws IOException {
		String[] words = get("/calls/" + this.frameworkId + "/" + calls).trim().split(" ");
		return new long[] { Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]) };
	}

	private String get(String path) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) this.master.resolve(path).toURL().openConnection();
		connection.setReadTimeout(TIMEOUT_MILLIS);
		if (connection.getResponseCode() != 200) {
			throw new IOException("The server answered " + connection.getResponseCode() + " to " + path);
		}
		try (InputStream body = connection.getInputStream()) {
			return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

}
