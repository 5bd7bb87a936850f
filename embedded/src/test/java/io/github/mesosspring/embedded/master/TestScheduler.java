package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A scheduler that says what it is told to and keeps what it hears.
 */
public final class TestScheduler implements AutoCloseable {

	/** Put in the place of an event when the stream ends. */
	public enum End {

		LAST_CHUNK, BROKEN

	}

	private final URI uri;

	private final Encoding encoding;

	private final RawConnection connection;

	private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();

	private final String streamId;

	private FrameworkID id = FrameworkID.getDefaultInstance();

	private TestScheduler(URI uri, Encoding encoding, Call.Subscribe subscribe) throws IOException {
		this.uri = uri;
		this.encoding = encoding;
		this.connection = new RawConnection(uri);
		Call.Builder call = Call.newBuilder().setType(Call.Type.SUBSCRIBE).setSubscribe(subscribe);
		if (subscribe.getFrameworkInfo().hasId()) {
			call.setFrameworkId(subscribe.getFrameworkInfo().getId());
		}
		this.connection.send(request(call.build(), ""));
		RawConnection.Response head = this.connection.readHead();
		assertThat(head).isNotNull();
		assertThat(head.statusLine()).isEqualTo("HTTP/1.1 200 OK");
		this.streamId = String.valueOf(head.header("Mesos-Stream-Id"));
		this.connection.waitForever();
		Thread reader = new Thread(this::readAll, "test-scheduler");
		reader.setDaemon(true);
		reader.start();
	}

	public static FrameworkInfo.Builder framework(FrameworkInfo.Capability.Type... capabilities) {
		FrameworkInfo.Builder info = FrameworkInfo.newBuilder()
			.setUser("root")
			.setName("test")
			.setFailoverTimeout(60)
			.addRoles("*")
			.addCapabilities(capability(FrameworkInfo.Capability.Type.MULTI_ROLE));
		for (FrameworkInfo.Capability.Type capability : capabilities) {
			info.addCapabilities(capability(capability));
		}
		return info;
	}

	private static FrameworkInfo.Capability capability(FrameworkInfo.Capability.Type type) {
		return FrameworkInfo.Capability.newBuilder().setType(type).build();
	}

	public static TestScheduler open(URI uri, Encoding encoding, FrameworkInfo.Builder info) {
		return open(uri, encoding, Call.Subscribe.newBuilder().setFrameworkInfo(info).build());
	}

	public static TestScheduler open(URI uri, Encoding encoding, Call.Subscribe subscribe) {
		try {
			return new TestScheduler(uri, encoding, subscribe);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Open a stream and read its SUBSCRIBED and first HEARTBEAT.
	 */
	public static TestScheduler subscribe(URI uri, Encoding encoding, FrameworkInfo.Builder info) {
		TestScheduler scheduler = open(uri, encoding, info);
		scheduler.next(Event.Type.SUBSCRIBED);
		scheduler.next(Event.Type.HEARTBEAT);
		return scheduler;
	}

	public FrameworkID id() {
		return this.id;
	}

	String streamId() {
		return this.streamId;
	}

	private void readAll() {
		try {
			for (byte[] chunk = this.connection.readChunk(); chunk != null; chunk = this.connection.readChunk()) {
				this.received.add(decode(chunk));
			}
			this.received.add(End.LAST_CHUNK);
		}
		catch (IOException ex) {
			this.received.add(End.BROKEN);
		}
	}

	/** Each chunk is exactly one record. */
	private Event decode(byte[] chunk) {
		int lineFeed = 0;
		while (chunk[lineFeed] != '\n') {
			lineFeed++;
		}
		int length = Integer.parseInt(new String(chunk, 0, lineFeed, StandardCharsets.US_ASCII));
		byte[] record = java.util.Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length);
		assertThat(record).hasSize(length);
		return this.encoding.codec().decode(record, Event.getDefaultInstance());
	}

	public Object next() {
		try {
			Object next = this.received.poll(10, TimeUnit.SECONDS);
			assertThat(next).as("an event within 10 s").isNotNull();
			if (next instanceof Event event && event.hasSubscribed()) {
				this.id = event.getSubscribed().getFrameworkId();
			}
			return next;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public Event next(Event.Type type) {
		Object next = next();
		assertThat(next).isInstanceOf(Event.class);
		assertThat(((Event) next).getType()).as(next.toString()).isEqualTo(type);
		return (Event) next;
	}

	public Offer nextOffer() {
		Event event = next(Event.Type.OFFERS);
		assertThat(event.getOffers().getOffersList()).hasSize(1);
		return event.getOffers().getOffers(0);
	}

	Event nextIgnoringHeartbeats(Event.Type type) {
		for (Event event = (Event) next(); true; event = (Event) next()) {
			if (event.getType() != Event.Type.HEARTBEAT) {
				assertThat(event.getType()).as(event.toString()).isEqualTo(type);
				return event;
			}
		}
	}

	TaskStatus nextUpdateIgnoringHeartbeats() {
		return nextIgnoringHeartbeats(Event.Type.UPDATE).getUpdate().getStatus();
	}

	TaskStatus nextUpdate() {
		return next(Event.Type.UPDATE).getUpdate().getStatus();
	}

	/**
	 * All that comes before the answer to a question asked now.
	 */
	public List<Event> drain() {
		TaskID marker = TaskID.newBuilder().setValue("no-such-task").build();
		call((call) -> call.setType(Call.Type.RECONCILE)
			.setReconcile(Call.Reconcile.newBuilder().addTasks(Call.Reconcile.Task.newBuilder().setTaskId(marker))));
		List<Event> events = new ArrayList<>();
		for (Event event = (Event) next(); !event.getUpdate()
			.getStatus()
			.getTaskId()
			.equals(marker); event = (Event) next()) {
			events.add(event);
		}
		return events;
	}

	/**
	 * Make a call that is accepted.
	 */
	public void call(Consumer<Call.Builder> call) {
		RawConnection.Response response = send(call);
		assertThat(response.statusLine()).as(response.text()).isEqualTo("HTTP/1.1 202 Accepted");
	}

	public RawConnection.Response send(Consumer<Call.Builder> customizer) {
		return send(customizer, this.streamId);
	}

	RawConnection.Response send(Consumer<Call.Builder> customizer, String streamId) {
		Call.Builder call = Call.newBuilder().setFrameworkId(this.id);
		customizer.accept(call);
		try (RawConnection calls = new RawConnection(this.uri)) {
			calls.send(request(call.build(), "Mesos-Stream-Id: " + streamId + "\r\n"));
			RawConnection.Response response = calls.read();
			assertThat(response).as("an answer").isNotNull();
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Make a call that aborts the master.
	 * @return whether the connection was closed without an answer
	 */
	public boolean sendAndAwaitNoAnswer(Consumer<Call.Builder> customizer) {
		Call.Builder call = Call.newBuilder().setFrameworkId(this.id);
		customizer.accept(call);
		try (RawConnection calls = new RawConnection(this.uri)) {
			calls.send(request(call.build(), "Mesos-Stream-Id: " + this.streamId + "\r\n"));
			return calls.isClosedByServer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Use up an offer and let its resources be offered to others.
	 */
	void launchNothing(Offer offer) {
		call((call) -> call.setType(Call.Type.ACCEPT).setAccept(Call.Accept.newBuilder().addOfferIds(offer.getId())));
	}

	public void launch(Offer offer, TaskInfo... tasks) {
		call((call) -> call.setType(Call.Type.ACCEPT)
			.setAccept(Call.Accept.newBuilder()
				.addOfferIds(offer.getId())
				.addOperations(Offer.Operation.newBuilder()
					.setType(Offer.Operation.Type.LAUNCH)
					.setLaunch(Offer.Operation.Launch.newBuilder().addAllTaskInfos(List.of(tasks))))));
	}

	public void acknowledge(TaskStatus status) {
		call((call) -> call.setType(Call.Type.ACKNOWLEDGE)
			.setAcknowledge(Call.Acknowledge.newBuilder()
				.setAgentId(status.getAgentId())
				.setTaskId(status.getTaskId())
				.setUuid(status.getUuid())));
	}

	void teardown() {
		call((call) -> call.setType(Call.Type.TEARDOWN));
	}

	private byte[] request(Call call, String headers) {
		byte[] body = this.encoding.codec().encode(call);
		String mediaType = this.encoding.codec().mediaType();
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(("POST /api/v1/scheduler HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + mediaType
				+ "\r\nAccept: " + mediaType + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		request.writeBytes(body);
		return request.toByteArray();
	}

	public RawConnection connection() {
		return this.connection;
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
