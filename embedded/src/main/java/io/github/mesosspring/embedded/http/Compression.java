package io.github.mesosspring.embedded.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * The compression of whole answers that are long enough, errors included. Streams are
 * never compressed.
 */
final class Compression {

	private static final int SHORTEST = 1024;

	private Compression() {
	}

	/**
	 * Compress an answer if that is worth it and wanted.
	 * @param answer the answer
	 * @param acceptEncoding the header {@code Accept-Encoding}, {@code null} for none
	 * @return the answer to send
	 */
	static HttpAnswer apply(HttpAnswer answer, @Nullable String acceptEncoding) {
		if (answer instanceof HttpAnswer.Complete complete && complete.body().length >= SHORTEST
				&& acceptEncoding != null && allowsGzip(acceptEncoding)) {
			return complete.withBody(gzip(complete.body())).with("Content-Encoding", "gzip");
		}
		return answer;
	}

	private static boolean allowsGzip(String acceptEncoding) {
		String[] codings = acceptEncoding.toLowerCase(Locale.ROOT).replaceAll("[ \t]", "").split(",");
		for (String wanted : new String[] { "gzip", "*" }) {
			for (String coding : codings) {
				String[] parts = coding.split(";");
				if (parts.length > 0 && parts[0].equals(wanted)) {
					return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
				}
			}
		}
		return false;
	}

	private static byte[] gzip(byte[] body) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
