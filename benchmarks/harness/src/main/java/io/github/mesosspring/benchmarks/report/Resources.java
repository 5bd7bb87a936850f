package io.github.mesosspring.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * The words that lie beside the classes.
 */
final class Resources {

	private Resources() {
	}

	static String text(String name) {
		try (InputStream resource = Resources.class.getResourceAsStream(name)) {
			if (resource == null) {
				throw new IllegalStateException(name + " is not on the class path");
			}
			return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Properties properties(String name) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(text(name)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

}
