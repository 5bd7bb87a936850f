package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One end of a connection, with blocking reads that are bounded.
 *
 * @param socket the socket
 */
record Peer(Socket socket) implements AutoCloseable {

	private static final int READ_TIMEOUT = 10_000;

	private static final int SILENCE = 100;

	Peer {
		try {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(READ_TIMEOUT);
		}
		catch (SocketException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void send(String text) throws IOException {
		send(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	void send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
	}

	void end() throws IOException {
		this.socket.shutdownOutput();
	}

	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	void receives(String text) throws IOException {
		assertThat(read(text.length())).isEqualTo(text);
	}

	String read(int count) throws IOException {
		return new String(this.socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
	}

	/**
	 * The next byte, or -1 at the end.
	 */
	int next() {
		try {
			return this.socket.getInputStream().read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void receivesEnd() {
		assertThat(next()).isEqualTo(-1);
	}

	void receivesReset() {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.getInputStream().read());
	}

	void receivesNothing() throws IOException {
		this.socket.setSoTimeout(SILENCE);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> this.socket.getInputStream().read());
		this.socket.setSoTimeout(READ_TIMEOUT);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
