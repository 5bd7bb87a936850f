package io.github.mesosspring.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A master that is nothing but sockets: it writes the same bytes on each connection as
 * soon as something was received, and is silent from then on.
 */
final class RawMaster implements AutoCloseable {

	private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\n"
			+ "Transfer-Encoding: chunked\r\nMesos-Stream-Id: s\r\n\r\n";

	final AtomicInteger closedByClient = new AtomicInteger();

	private final List<Socket> connections = new CopyOnWriteArrayList<>();

	private final ServerSocket server;

	private final byte[] answer;

	private RawMaster(int backlog, byte[] answer) throws IOException {
		this.server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
		this.answer = answer;
	}

	/** Accepts and never writes. */
	static RawMaster mute() throws IOException {
		return answering(new byte[0]);
	}

	static RawMaster answeringHeadOf200() throws IOException {
		return answering(HEAD.getBytes(StandardCharsets.US_ASCII));
	}

	static RawMaster answeringHalfAHead() throws IOException {
		return answering(HEAD.substring(0, 30).getBytes(StandardCharsets.US_ASCII));
	}

	static RawMaster streaming(byte[] records) throws IOException {
		byte[] head = (HEAD + Integer.toHexString(records.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
		byte[] answer = new byte[head.length + records.length + 2];
		System.arraycopy(head, 0, answer, 0, head.length);
		System.arraycopy(records, 0, answer, head.length, records.length);
		answer[answer.length - 2] = '\r';
		answer[answer.length - 1] = '\n';
		return answering(answer);
	}

	/** Never accepts, and has no room for connections that wait. */
	static RawMaster full() throws IOException {
		RawMaster master = new RawMaster(1, new byte[0]);
		for (int i = 0; i < 3; i++) {
			Socket waiting = new Socket();
			master.connections.add(waiting);
			try {
				waiting.connect(master.server.getLocalSocketAddress(), 200);
			}
			catch (IOException ex) {
				return master;
			}
		}
		return master;
	}

	String address() {
		return "127.0.0.1:" + this.server.getLocalPort();
	}

	int accepted() {
		return this.connections.size();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket connection : this.connections) {
			connection.close();
		}
	}

	private static RawMaster answering(byte[] answer) throws IOException {
		RawMaster master = new RawMaster(50, answer);
		start(master::accept);
		return master;
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				this.connections.add(connection);
				start(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			if (!this.server.isClosed()) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void serve(Socket connection) {
		try {
			InputStream in = connection.getInputStream();
			byte[] received = new byte[64 * 1024];
			if (in.read(received) > 0) {
				connection.getOutputStream().write(this.answer);
				connection.getOutputStream().flush();
				while (in.read(received) > 0) {
					continue;
				}
			}
			this.closedByClient.incrementAndGet();
		}
		catch (IOException ex) {
			if (!connection.isClosed()) {
				this.closedByClient.incrementAndGet();
			}
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "raw-master");
		thread.setDaemon(true);
		thread.start();
	}

}
