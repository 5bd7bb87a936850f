package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.google.protobuf.TextFormat;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A subscription of a replayed run: what came on it, beside what had come when it was
 * recorded.
 */
final class ReplayedStream {

	private static final Duration LIMIT = Duration.ofSeconds(15);

	/** No recorded heartbeat was later than that. */
	private static final long HEARTBEAT_DELAY = 200;

	/** What is free at a refusal depends on when earlier tasks ended. */
	private static final Pattern AVAILABLE = Pattern.compile("are more than available .*");

	private static final OfferID ANY_OFFER = OfferID.newBuilder().setValue("any").build();

	private final Exchange exchange;

	private final Encoding encoding;

	private final RawConnection connection;

	private final List<Event> recorded;

	private final List<Long> arrivals;

	private final List<Event> received = new CopyOnWriteArrayList<>();

	private volatile boolean finished;

	private volatile boolean closed;

	private int offersUsed;

	ReplayedStream(Exchange exchange, Encoding encoding, RawConnection connection) throws IOException {
		this.exchange = exchange;
		this.encoding = encoding;
		this.connection = connection;
		this.recorded = exchange.events()
			.stream()
			.map((event) -> Encoding.JSON.codec().decode(event, Event.getDefaultInstance()))
			.toList();
		this.arrivals = RecordedTimes.arrivals(exchange);
		connection.waitForever();
		Thread reader = new Thread(this::readAll, "replayed-stream");
		reader.setDaemon(true);
		reader.start();
	}

	private void readAll() {
		try {
			for (byte[] chunk = this.connection.readChunk(); chunk != null; chunk = this.connection.readChunk()) {
				int lineFeed = 0;
				while (chunk[lineFeed] != '\n') {
					lineFeed++;
				}
				byte[] record = Arrays.copyOfRange(chunk, lineFeed + 1, chunk.length);
				this.received.add(this.encoding.codec().decode(record, Event.getDefaultInstance()));
			}
			this.finished = true;
		}
		catch (IOException ex) {
			return;
		}
	}

	Exchange exchange() {
		return this.exchange;
	}

	/** Whether the recorded master had ended it. */
	boolean wasFinished() {
		return this.exchange.response().isFinished();
	}

	Event.Subscribed recordedSubscribed() {
		return this.recorded.get(0).getSubscribed();
	}

	Event.Subscribed subscribed() {
		return this.received.get(0).getSubscribed();
	}

	void awaitFirst() {
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> !this.received.isEmpty());
	}

	/** Wait for all that had come before a time, heartbeats and offers left out. */
	void awaitWhatCameBefore(long ms, ReplayedIds ids) {
		awaitFirst(before(ms), ids);
	}

	/** Wait for an update that had come, if it had come on this stream. */
	void awaitUpdate(ByteString uuid, ReplayedIds ids) {
		for (int index = 0; index < this.recorded.size(); index++) {
			if (!uuid.isEmpty() && this.recorded.get(index).getUpdate().getStatus().getUuid().equals(uuid)) {
				awaitFirst(index + 1, ids);
				return;
			}
		}
	}

	private void awaitFirst(int events, ReplayedIds ids) {
		List<Event> before = this.recorded.subList(0, events);
		await(this.exchange + " messages and failures").pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> fromExecutors(this.received), (count) -> count >= fromExecutors(before));
		Map<String, List<TaskStatus>> expected = byTask(this.recorded.subList(0, events));
		expected.forEach((task, statuses) -> {
			await(this.exchange + " " + task).pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.atMost(LIMIT)
				.until(() -> byTask(this.received).getOrDefault(task, List.of()).size(),
						(size) -> size >= statuses.size());
			List<TaskStatus> ours = byTask(this.received).get(task);
			for (int index = 0; index < statuses.size(); index++) {
				if (statuses.get(index).hasUuid()) {
					assertThat(ours.get(index).hasUuid()).as(this.exchange + " " + ours.get(index)).isTrue();
					ids.learn(statuses.get(index).getUuid(), ours.get(index).getUuid());
				}
			}
		});
	}

	private static long fromExecutors(List<Event> events) {
		return events.stream().filter((event) -> event.hasMessage() || event.hasFailure()).count();
	}

	void awaitHeartbeats() {
		await(this.exchange + " heartbeats").pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> heartbeats(this.received), (count) -> count >= heartbeats(this.recorded));
	}

	private static long heartbeats(List<Event> events) {
		return events.stream().filter(Events.HEARTBEAT::equals).count();
	}

	private int before(long ms) {
		int count = 0;
		while (count < this.arrivals.size() && this.arrivals.get(count) < ms) {
			count++;
		}
		return count;
	}

	private static Map<String, List<TaskStatus>> byTask(List<Event> events) {
		Map<String, List<TaskStatus>> statuses = new LinkedHashMap<>();
		events.stream().filter(Event::hasUpdate).map((event) -> event.getUpdate().getStatus()).forEach((status) -> {
			statuses.computeIfAbsent(status.getTaskId().getValue(), (task) -> new ArrayList<>()).add(status);
		});
		return statuses;
	}

	boolean hadOffer(String id) {
		return offers(this.recorded).stream().anyMatch((offer) -> offer.getId().getValue().equals(id));
	}

	boolean hasNextOffer() {
		skipRescinded();
		return offers(this.received).size() > this.offersUsed;
	}

	boolean hasReceived(Collection<OfferID> ids) {
		return offers(this.received).stream().map(Offer::getId).collect(Collectors.toSet()).containsAll(ids);
	}

	/** The recorded scheduler never used one. */
	private void skipRescinded() {
		Set<OfferID> rescinded = this.received.stream()
			.filter(Event::hasRescind)
			.map((event) -> event.getRescind().getOfferId())
			.collect(Collectors.toSet());
		List<Offer> offers = offers(this.received);
		while (this.offersUsed < offers.size() && rescinded.contains(offers.get(this.offersUsed).getId())) {
			this.offersUsed++;
		}
	}

	/** Our next offer, in the order in which they came. */
	Offer nextOffer() {
		await(this.exchange + " offer " + this.offersUsed).pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(LIMIT)
			.until(() -> offers(this.received).size() > this.offersUsed);
		return offers(this.received).get(this.offersUsed++);
	}

	private static List<Offer> offers(List<Event> events) {
		return events.stream().flatMap((event) -> event.getOffers().getOffersList().stream()).toList();
	}

	/** Wait for the last chunk, if there was one. */
	void awaitEnd() {
		if (wasFinished()) {
			await(this.exchange + " last chunk").pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(5))
				.atMost(LIMIT)
				.until(() -> this.finished);
		}
	}

	void assertSame(ReplayedIds ids, Set<String> leftOut) {
		awaitEnd();
		assertThat(this.finished).as(this.exchange + " last chunk").isEqualTo(wasFinished());
		Map<String, List<TaskStatus>> expected = byTask(this.recorded);
		Map<String, List<TaskStatus>> ours = byTask(this.received);
		expected.keySet().removeAll(leftOut);
		ours.keySet().removeAll(leftOut);
		assertThat(ours.keySet()).as(this.exchange + " tasks").isEqualTo(expected.keySet());
		expected.forEach((task, statuses) -> assertThat(normalized(ours.get(task), null)).as(this.exchange + " " + task)
			.isEqualTo(normalized(statuses, ids)));
		assertThat(others(this.received, null)).as(this.exchange.toString()).isEqualTo(others(this.recorded, ids));
	}

	/** Everything but what no two runs have in common. */
	private static List<String> normalized(List<TaskStatus> statuses, ReplayedIds ids) {
		Map<ByteString, ByteString> uuids = new HashMap<>();
		return statuses.stream().map((status) -> {
			TaskStatus.Builder normalized = ((ids != null) ? ids.translate(status) : status).toBuilder();
			if (status.hasUuid()) {
				normalized.setUuid(uuids.computeIfAbsent(status.getUuid(),
						(uuid) -> ByteString.copyFromUtf8("uuid " + uuids.size())));
			}
			normalized.setMessage(AVAILABLE.matcher(normalized.getMessage()).replaceFirst("than there are"));
			if (status.hasTimestamp()) {
				normalized.setTimestamp(1);
			}
			if (status.getContainerStatus().hasContainerId()) {
				ContainerID.Builder container = normalized.getContainerStatusBuilder().getContainerIdBuilder();
				container.setValue("container");
				if (container.hasParent()) {
					container.getParentBuilder().setValue("parent");
				}
			}
			if (status.getContainerStatus().hasExecutorPid()) {
				normalized.getContainerStatusBuilder().setExecutorPid(1);
			}
			if (status.getContainerStatus().getContainerId().hasParent()) {
				normalizeNested(normalized);
			}
			return TextFormat.printer().emittingSingleLine(true).printToString(normalized);
		}).toList();
	}

	/**
	 * Whether the process of a group's task is known when it starts is a race, and so is
	 * which of its processes a kill gets first.
	 */
	private static void normalizeNested(TaskStatus.Builder status) {
		if (status.getState() == TaskState.TASK_STARTING) {
			status.getContainerStatusBuilder().clearNetworkInfos().clearExecutorPid();
		}
		status.setMessage(status.getMessage().replace("signal Killed", "signal Terminated"));
	}

	/** When a recorded heartbeat was about to come, after a time and before another. */
	List<Long> beforeHeartbeats(long from, long to) {
		List<Long> times = new ArrayList<>();
		for (int index = 0; index < this.recorded.size(); index++) {
			long time = this.arrivals.get(index) - HEARTBEAT_DELAY;
			if (this.recorded.get(index).equals(Events.HEARTBEAT) && time > from && time < to) {
				times.add(time);
			}
		}
		return times;
	}

	/** Into how many offers the same resources were put is not significant. */
	private static List<String> others(List<Event> events, ReplayedIds ids) {
		List<Event> distinct = new ArrayList<>();
		events.stream()
			.filter((event) -> !event.hasUpdate() && !event.hasOffers())
			.filter((event) -> !event.hasRescind() || !last(distinct).hasRescind())
			.forEach(distinct::add);
		return distinct.stream()
			.map((event) -> event.hasSubscribed() ? withoutMaster(event) : event)
			.map((event) -> event.hasRescind() ? Events.rescind(ANY_OFFER) : event)
			.map((event) -> (ids != null) ? ids.translate(event) : event)
			.map((event) -> TextFormat.printer().emittingSingleLine(true).printToString(event))
			.toList();
	}

	private static Event last(List<Event> events) {
		return events.isEmpty() ? Event.getDefaultInstance() : events.get(events.size() - 1);
	}

	private static Event withoutMaster(Event event) {
		Event.Builder builder = event.toBuilder();
		builder.getSubscribedBuilder().clearMasterInfo();
		return builder.build();
	}

	/** Whether nothing more comes. */
	boolean isClosed() {
		return this.finished || this.closed;
	}

	void close() throws IOException {
		this.closed = true;
		this.connection.close();
	}

}
