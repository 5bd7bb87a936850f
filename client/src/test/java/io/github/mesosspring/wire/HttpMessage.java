package io.github.mesosspring.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A recorded HTTP/1.1 request or response.
 *
 * @param startLine request line or status line, empty if nothing was received
 * @param headers headers in order, spelled as recorded
 * @param rawBody what follows the headers, chunked framing included
 */
public record HttpMessage(String startLine, List<Map.Entry<String, String>> headers, byte[] rawBody) {

	static HttpMessage parse(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		int end = text.indexOf("\r\n\r\n");
		List<String> head = ((end < 0) ? text : text.substring(0, end)).lines().toList();
		List<Map.Entry<String, String>> headers = head.stream()
			.skip(1)
			.map((line) -> line.split(":", 2))
			.filter((parts) -> parts.length == 2)
			.map((parts) -> Map.entry(parts[0], parts[1].strip()))
			.toList();
		return new HttpMessage(head.isEmpty() ? "" : head.get(0), headers,
				(end < 0) ? new byte[0] : Arrays.copyOfRange(bytes, end + 4, bytes.length));
	}

	/**
	 * The method of a request.
	 * @return the method
	 */
	public String method() {
		return this.startLine.split(" ", 2)[0];
	}

	/**
	 * The target of a request, as recorded.
	 * @return path and query, or nothing if the request line has none
	 */
	public String path() {
		String[] parts = this.startLine.split(" ");
		return (parts.length > 1) ? parts[1] : "";
	}

	/**
	 * The value of a header.
	 * @param name the name, in any letter case
	 * @return the first value, or {@code null}
	 */
	public @Nullable String header(String name) {
		return this.headers.stream()
			.filter((header) -> header.getKey().equalsIgnoreCase(name))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The body without chunked framing; what was complete of it if it broke off.
	 * @return the bytes
	 */
	public byte[] body() {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		chunks().forEach(body::writeBytes);
		return body.toByteArray();
	}

	/**
	 * The data of each complete chunk, the last and empty one left out. A body that is
	 * not chunked is one chunk.
	 * @return the chunks in order
	 */
	public List<byte[]> chunks() {
		if (!"chunked".equalsIgnoreCase(header("Transfer-Encoding"))) {
			return List.of(this.rawBody);
		}
		List<byte[]> chunks = new ArrayList<>();
		for (int from = 0; from < this.rawBody.length;) {
			int lineEnd = from;
			while (this.rawBody[lineEnd] != '\r') {
				lineEnd++;
			}
			int size = Integer.parseInt(new String(this.rawBody, from, lineEnd - from, StandardCharsets.US_ASCII), 16);
			int data = lineEnd + 2;
			if (size == 0 || data + size > this.rawBody.length) {
				break;
			}
			chunks.add(Arrays.copyOfRange(this.rawBody, data, data + size));
			from = data + size + 2;
		}
		return chunks;
	}

	/**
	 * Whether a chunked body ended with its last chunk.
	 * @return whether the sender finished the body
	 */
	public boolean isFinished() {
		String raw = new String(this.rawBody, StandardCharsets.ISO_8859_1);
		return raw.equals("0\r\n\r\n") || raw.endsWith("\r\n0\r\n\r\n");
	}

}
