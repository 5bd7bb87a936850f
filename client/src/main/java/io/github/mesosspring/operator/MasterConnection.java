package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.operator.MasterStreamItem.Snapshot.Reason;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * One connection of an event stream, from the search for the leader to its end, which is
 * always an error. It is read as fast as events come. They wait in the {@link Backlog},
 * the last one before the error.
 */
final class MasterConnection {

	private static final Log logger = LogFactory.getLog(MasterOperations.class);

	private static final Duration DETECTION_LIMIT = Duration.ofSeconds(10);

	/** Changes are held back for so long at most. */
	private static final Duration STATE_LIMIT = Duration.ofSeconds(30);

	private static final Call SUBSCRIBE = Call.newBuilder().setType(Call.Type.SUBSCRIBE).build();

	private static final FieldDescriptor TYPE = Event.getDescriptor().findFieldByName("type");

	private final HeldChanges held = new HeldChanges();

	private final MasterEvents events;

	private final MasterEventsSettings settings;

	private final Reconnection reconnection;

	private final Backlog backlog;

	private final Pulse pulse;

	private volatile boolean subscribed;

	/** Whether that was told. */
	private volatile boolean begun;

	/** Where redirects led, {@code null} before an answer. */
	private volatile @Nullable URI server;

	MasterConnection(MasterEvents events, MasterEventsSettings settings, Reconnection reconnection) {
		this.events = events;
		this.settings = settings;
		this.reconnection = reconnection;
		this.backlog = new Backlog(settings.maxQueuedBytes());
		this.pulse = new Pulse(events.timer(), settings.missedHeartbeats());
	}

	Flux<MasterStreamItem> items() {
		return Mono.defer(this.events.detector()::detect)
			.timeout(DETECTION_LIMIT, Mono.empty(), this.events.timer())
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("No master was found")))
			.flatMapMany(this::stream)
			.doOnNext(this::begun)
			.doOnError(this.reconnection::disconnected)
			.onBackpressureBuffer()
			.doOnNext(this.backlog::remove)
			.map((queued) -> queued.item().get());
	}

	private Flux<Queued> stream(URI master) {
		this.pulse.interval(Pulse.DEFAULT_INTERVAL);
		OperatorRequest request = OperatorRequest.of(SUBSCRIBE, this.events.exchange().codec());
		Flux<Queued> items = this.pulse
			.guard(this.events.exchange().follow(master.resolve(OperatorExchange.PATH), request, this::read));
		return Interruption.of(items, succession(master)).doOnError((failure) -> {
			if (!this.subscribed) {
				this.events.detector().failed(master);
			}
		});
	}

	/**
	 * Behind all that ends the connection, so that one that was given up does not begin
	 * any more.
	 */
	private void begun(Queued queued) {
		if (!this.begun && queued.item().get() instanceof MasterStreamItem.Snapshot first) {
			this.begun = true;
			this.reconnection.connected(first.master());
		}
	}

	private Mono<Void> succession(URI master) {
		return Flux.defer(this.events.detector()::changes)
			.filter((leader) -> !leader.equals(master) && !leader.equals(this.server))
			.next()
			.flatMap((leader) -> Mono.error(() -> new IllegalStateException("Another master leads: " + leader)));
	}

	private Flux<Queued> read(StreamHead head, Flux<DataBuffer> body) {
		this.server = head.server();
		Flux<Step> received = RecordStream.of(this.pulse.of(body), this.events.maxRecordSize())
			.concatWith(Mono.error(() -> new IllegalStateException("The master ended the stream")))
			// a snapshot takes long to decode, and the network is not to wait for that
			.publishOn(this.events.timer(), 1)
			.map((record) -> received(head, record));
		return Flux.merge(received, resynchronizations(head.server())).flatMapIterable((step) -> step.apply(this.held));
	}

	private Step received(StreamHead head, byte[] record) {
		EnumValueDescriptor type = head.codec().peekEnum(record, TYPE);
		if (Event.Type.HEARTBEAT.getValueDescriptor().equals(type)) {
			this.pulse.beat();
			return Step.NOTHING;
		}
		if (Event.Type.SUBSCRIBED.getValueDescriptor().equals(type)) {
			return subscribed(head, record);
		}
		if (!this.subscribed) {
			// What it tells is in the snapshot that is to come
			return Step.NOTHING;
		}
		return arrived(new Queued(record.length, false,
				() -> new MasterStreamItem.Change(head.codec().decode(record, Event.getDefaultInstance()))));
	}

	private Step subscribed(StreamHead head, byte[] record) {
		Event.Subscribed subscribed = head.codec().decode(record, Event.getDefaultInstance()).getSubscribed();
		if (subscribed.hasHeartbeatIntervalSeconds()) {
			this.pulse.interval(Duration.ofNanos((long) (subscribed.getHeartbeatIntervalSeconds() * 1e9)));
		}
		else {
			this.pulse.noInterval();
		}
		this.subscribed = true;
		return arrived(snapshot(subscribed.getGetState(), this.reconnection.reason(), head.server()));
	}

	private Step arrived(Queued queued) {
		this.backlog.add(queued);
		return (changes) -> changes.arrived(queued);
	}

	private Flux<Step> resynchronizations(URI master) {
		Duration interval = this.settings.resynchronizeEvery();
		return interval.isZero() ? Flux.empty()
				: Mono.delay(interval, this.events.timer())
					.filter((time) -> this.subscribed && !this.backlog.hasSnapshot())
					.flatMapMany((time) -> Flux.concat(Mono.just(HeldChanges::hold), ask(master)))
					.repeat();
	}

	private Mono<Step> ask(URI master) {
		return Mono.defer(() -> this.events.states().apply(master))
			.timeout(STATE_LIMIT,
					Mono.error(() -> new IllegalStateException("no answer within " + STATE_LIMIT.toSeconds() + " s")),
					this.events.timer())
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("the answer has no body")))
			.map((state) -> {
				Queued snapshot = snapshot(state, Reason.PERIODIC, master);
				this.backlog.add(snapshot);
				return (Step) (changes) -> changes.release(List.of(snapshot));
			})
			.onErrorResume((failure) -> {
				if (failure instanceof OperatorCallRejectedException rejected && rejected.getStatus() / 100 == 3) {
					return Mono.error(failure);
				}
				logger.warn("The state of " + master + " could not be had, so that its events go on without: "
						+ failure.getMessage());
				return Mono.just((changes) -> changes.release(List.of()));
			});
	}

	private static Queued snapshot(Response.GetState state, Reason reason, URI master) {
		MasterStreamItem item = new MasterStreamItem.Snapshot(state, reason, master);
		return new Queued(0, true, () -> item);
	}

	/**
	 * What is next for the changes and gives items to pass on.
	 */
	private interface Step extends Function<HeldChanges, List<Queued>> {

		Step NOTHING = (changes) -> List.of();

	}

}
