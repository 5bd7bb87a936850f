package io.github.mesosspring.executor;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent on a domain socket, with nothing but the JDK: one answer for each connection.
 */
final class SocketAgent implements AutoCloseable {

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

	final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

	private final ServerSocketChannel server;

	private final Thread thread;

	/**
	 * Listen.
	 * @param answers the answers to the requests, in their order
	 */
	SocketAgent(Path socket, String... answers) throws IOException {
		this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		this.server.bind(UnixDomainSocketAddress.of(socket));
		this.thread = new Thread(() -> serve(List.of(answers)), "socket-agent");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	@Override
	public void close() throws Exception {
		this.server.close();
		for (SocketChannel connection : this.connections) {
			connection.close();
		}
		this.thread.join(5_000);
	}

	private void serve(List<String> answers) {
		try {
			for (String answer : answers) {
				SocketChannel connection = this.server.accept();
				this.connections.add(connection);
				this.requests.add(read(connection));
				connection.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.ISO_8859_1)));
			}
		}
		catch (IOException ex) {
			this.requests.add("failed: " + ex);
		}
	}

	private static String read(SocketChannel connection) throws IOException {
		StringBuilder request = new StringBuilder();
		ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
		while (!isComplete(request) && connection.read(buffer) >= 0) {
			request.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
			buffer.clear();
		}
		return request.toString();
	}

	private static boolean isComplete(CharSequence request) {
		int end = request.toString().indexOf("\r\n\r\n");
		Matcher length = LENGTH.matcher(request);
		return end > 0 && length.find() && request.length() >= end + 4 + Integer.parseInt(length.group(1));
	}

}
