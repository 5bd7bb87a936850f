package io.github.mesosspring.embedded.http;

import java.util.List;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request, read to its end.
 *
 * @param method the method
 * @param uri the path and the query, as they were sent
 * @param headers the headers
 * @param body the body, empty if there was none
 */
public record HttpCall(String method, String uri, HttpHeaders headers, byte[] body) {

	/**
	 * A header; the last one if it is repeated.
	 * @param name its name, in any case
	 * @return its value, {@code null} if there is none
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.getAll(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

	/**
	 * The path without the query.
	 * @return the path
	 */
	public String path() {
		int query = this.uri.indexOf('?');
		return (query < 0) ? this.uri : this.uri.substring(0, query);
	}

}
