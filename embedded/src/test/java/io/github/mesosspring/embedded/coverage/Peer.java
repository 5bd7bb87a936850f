package io.github.mesosspring.embedded.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.github.mesosspring.wire.Api;
import io.github.mesosspring.wire.RecordedMessage.Kind;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Speaks one API in one encoding over HTTP, with our codecs and our framing, and notes
 * what was accepted and what came.
 */
final class Peer implements AutoCloseable {

	private static final int ATTEMPTS = 1500;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Map<String, BlockingQueue<Message>> events = new ConcurrentHashMap<>();

	private final URI endpoint;

	private final Api api;

	private final Encoding encoding;

	private final Seen seen;

	private final Runnable passTime;

	private volatile String streamId = "";

	private volatile InputStream stream = InputStream.nullInputStream();

	/**
	 * Create a peer.
	 * @param passTime lets some time of the cluster pass
	 */
	Peer(URI endpoint, Api api, Encoding encoding, Seen seen, Runnable passTime) {
		this.endpoint = endpoint;
		this.api = api;
		this.encoding = encoding;
		this.seen = seen;
		this.passTime = passTime;
	}

	/** Make a call that is accepted, and get the body of the answer. */
	byte[] call(Message call) {
		HttpResponse<byte[]> response = send(call, HttpResponse.BodyHandlers.ofByteArray());
		assertThat(response.statusCode()).as("%s: %s", call, new String(response.body())).isBetween(200, 202);
		accepted(call);
		return response.body();
	}

	/** Make a call that is answered with a message. */
	<T extends Message> T ask(Message call, T answer) {
		T read = this.encoding.codec().decode(call(call), answer);
		this.seen.add(this.api, Kind.ANSWER, type(read), this.encoding);
		return read;
	}

	/** Subscribe, as soon as the other side lets us. */
	void open(Message subscribe) {
		for (int i = 0; i < ATTEMPTS; i++) {
			HttpResponse<InputStream> response = send(subscribe, HttpResponse.BodyHandlers.ofInputStream());
			if (response.statusCode() == 200) {
				accepted(subscribe);
				this.streamId = response.headers().firstValue("Mesos-Stream-Id").orElse("");
				this.stream = response.body();
				Thread reader = new Thread(this::readAll, "coverage-" + this.api);
				reader.setDaemon(true);
				reader.start();
				return;
			}
			this.passTime.run();
		}
		throw new AssertionError(this.endpoint + " takes no subscription");
	}

	/** The next event of a type; what came of other types is left for later. */
	<T extends Message> T await(String type, Class<T> event) {
		try {
			for (int i = 0; i < ATTEMPTS; i++) {
				Message next = queue(type).poll(20, TimeUnit.MILLISECONDS);
				if (next != null) {
					return event.cast(next);
				}
				this.passTime.run();
			}
			throw new AssertionError("No " + type + " came, but " + this.events);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private BlockingQueue<Message> queue(String type) {
		return this.events.computeIfAbsent(type, (key) -> new LinkedBlockingQueue<>());
	}

	private void accepted(Message call) {
		this.seen.add(this.api, Kind.CALL, type(call), this.encoding);
	}

	private <B> HttpResponse<B> send(Message call, HttpResponse.BodyHandler<B> handler) {
		String mediaType = this.encoding.codec().mediaType();
		HttpRequest.Builder request = HttpRequest.newBuilder(this.endpoint)
			.header("Content-Type", mediaType)
			.header("Accept", mediaType)
			.POST(HttpRequest.BodyPublishers.ofByteArray(this.encoding.codec().encode(call)));
		if (!this.streamId.isEmpty()) {
			request.header("Mesos-Stream-Id", this.streamId);
		}
		try {
			return this.client.send(request.build(), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void readAll() {
		RecordIoDecoder decoder = new RecordIoDecoder(Integer.MAX_VALUE);
		byte[] buffer = new byte[8192];
		try (InputStream in = this.stream) {
			for (int size = in.read(buffer); size >= 0; size = in.read(buffer)) {
				decoder.decode(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOf(buffer, size)), this::add);
			}
		}
		catch (IOException ex) {
			// The test or the cluster has closed it
		}
	}

	private void add(byte[] record) {
		Message event = this.encoding.codec().decode(record, this.api.event());
		this.seen.add(this.api, Kind.EVENT, type(event), this.encoding);
		queue(type(event)).add(event);
	}

	private static String type(Message message) {
		Object type = message.getField(message.getDescriptorForType().findFieldByName("type"));
		return Objects.requireNonNull((EnumValueDescriptor) type).getName();
	}

	@Override
	public void close() {
		try {
			this.stream.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
