package io.github.mesosspring.embedded.master;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A connection that shows exactly what comes back.
 */
public final class RawConnection implements Closeable {

	private static final int READ_TIMEOUT = 10_000;

	private final Socket socket;

	private final InputStream input;

	public RawConnection(URI uri) throws IOException {
		this.socket = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort());
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(READ_TIMEOUT);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	public void timeout(Duration limit) throws IOException {
		this.socket.setSoTimeout((int) limit.toMillis());
	}

	public void waitForever() throws IOException {
		this.socket.setSoTimeout(0);
	}

	public void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		this.socket.getOutputStream().flush();
	}

	void halfClose() throws IOException {
		this.socket.shutdownOutput();
	}

	/**
	 * Read a whole response, or {@code null} if the connection was closed without one.
	 */
	public @Nullable Response read() throws IOException {
		Response head = readHead();
		if (head == null || head.header("Content-Length") == null) {
			return head;
		}
		byte[] body = this.input.readNBytes(Integer.parseInt(head.header("Content-Length")));
		return new Response(head.statusLine, head.headers, body);
	}

	public @Nullable Response readHead() throws IOException {
		String statusLine = readLine();
		if (statusLine == null) {
			return null;
		}
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
		}
		return new Response(statusLine, headers, new byte[0]);
	}

	/**
	 * Read a chunk, or {@code null} for the last one.
	 */
	public byte @Nullable [] readChunk() throws IOException {
		String size = readLine();
		if (size == null) {
			throw new EOFException("No last chunk");
		}
		byte[] chunk = this.input.readNBytes(Integer.parseInt(size, 16));
		readLine();
		return (chunk.length > 0) ? chunk : null;
	}

	public boolean isClosedByServer() throws IOException {
		try {
			return this.input.read() < 0;
		}
		catch (java.net.SocketException ex) {
			return true;
		}
	}

	/**
	 * Read a number of bytes, fewer if the connection is closed before.
	 */
	public byte[] readBytes(int count) throws IOException {
		return this.input.readNBytes(count);
	}

	private @Nullable String readLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.input.read(); next >= 0; next = this.input.read()) {
			if (next == '\n') {
				return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
			}
			line.write(next);
		}
		return null;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * What came back.
	 */
	public record Response(String statusLine, Map<String, String> headers, byte[] body) {

		public int status() {
			return Integer.parseInt(this.statusLine.split(" ")[1]);
		}

		public @Nullable String header(String name) {
			return this.headers.get(name);
		}

		public String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
