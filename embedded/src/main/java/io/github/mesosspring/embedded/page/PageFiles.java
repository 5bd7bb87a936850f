package io.github.mesosspring.embedded.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import io.github.mesosspring.embedded.http.HttpAnswer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The files the page is made of, by their paths.
 */
final class PageFiles {

	private static final Map<String, String> NAMES = Map.of("/", "index.html", "/status", "index.html",
			"/status/page.css", "page.css", "/status/page.js", "page.js", "/status/icon.svg", "icon.svg");

	private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css",
			"text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

	private PageFiles() {
	}

	static boolean has(String path) {
		return NAMES.containsKey(path);
	}

	static HttpAnswer.Complete answer(String path) {
		String name = NAMES.getOrDefault(path, "");
		String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
		return new HttpAnswer.Complete(200, type, read(name), Map.of(), Mono.empty());
	}

	private static byte[] read(String name) {
		try (@Nullable
		InputStream file = PageFiles.class.getResourceAsStream(name)) {
			if (file == null) {
				throw new IllegalStateException("The status page misses its file " + name);
			}
			return file.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
