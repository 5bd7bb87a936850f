package io.github.mesosspring.embedded.master;

import java.util.List;

import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A request, read to its end.
 *
 * @param method the method
 * @param headers the headers
 * @param body the body, empty if there was none
 */
record HttpCall(String method, HttpHeaders headers, byte[] body) {

	/**
	 * A header; the last one if it is repeated.
	 */
	@Nullable String header(String name) {
		List<String> values = this.headers.getAll(name);
		return values.isEmpty() ? null : values.get(values.size() - 1);
	}

}
