package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.stream.LivenessWatch;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.core.NestedExceptionUtils;

/**
 * One SUBSCRIBE and the stream it is answered with. Notes what the {@link Outbox} has to
 * know of an event before anybody else sees it. Is silent when it was cancelled, whatever
 * still arrives. Used by the actor only.
 */
final class Connection implements RecordReader.Observer {

	/** As all agents since 1.8 send HEARTBEAT; older ones send none. */
	static final Duration HEARTBEAT_INTERVAL = Duration.ofMinutes(30);

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	private static final Duration NO_LIMIT = Duration.ofDays(36_500);

	private final ExecutorCore core;

	private final ExecutorSettings settings;

	private final Inbox inbox;

	private final Owner owner;

	private final Call.Subscribe subscribe;

	private final RecordReader reader;

	private final LivenessWatch liveness;

	private Disposable timer = Disposables.disposed();

	private long epoch;

	private boolean watched;

	private boolean over;

	Connection(ExecutorCore core, ExecutorSettings settings, Inbox inbox, Owner owner) {
		this.core = core;
		this.settings = settings;
		this.inbox = inbox;
		this.owner = owner;
		this.subscribe = core.outbox().subscribe();
		this.reader = new RecordReader(settings.maxRecordSize(), core.actor(), this, settings.sink()::read);
		this.liveness = new LivenessWatch(core.actor(), core.clock(), settings.missedHeartbeats(), NO_LIMIT,
				this::silent, this::silent);
		this.liveness.touch();
	}

	void start() {
		Call call = Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setExecutorId(this.core.environment().executorId())
			.setFrameworkId(this.core.environment().frameworkId())
			.setSubscribe(this.subscribe)
			.build();
		this.timer = this.core.actor()
			.schedule(() -> lost(SessionLoss.CONNECT_FAILED,
					"the agent did not answer SUBSCRIBE within " + this.settings.subscribeTimeout().toMillis() + " ms"),
					this.settings.subscribeTimeout());
		this.core.exchange().subscribe(this.core.codec().encode(call)).subscribe(this.reader);
	}

	/**
	 * Take events from now on as those of a subscription.
	 * @param number the number of the subscription
	 */
	void begin(long number) {
		this.epoch = number;
		this.timer.dispose();
	}

	/**
	 * Close the connection and be silent from now on.
	 */
	void cancel() {
		this.over = true;
		this.timer.dispose();
		this.liveness.disarm();
		this.reader.cancel();
	}

	/**
	 * What the agent was told of at the beginning.
	 */
	Call.Subscribe subscribe() {
		return this.subscribe;
	}

	/**
	 * Time since the last sign of life. Callable by any thread.
	 */
	Duration age() {
		return this.liveness.age();
	}

	@Override
	public void records(List<byte[]> records) {
		this.liveness.touch();
		for (byte[] record : records) {
			if (this.over) {
				return;
			}
			MesosEventType type = this.core.events().peek(record);
			if (this.epoch > 0) {
				live(type, record);
			}
			else {
				first(type, record);
			}
		}
		readOn();
	}

	@Override
	public void failed(Throwable failure) {
		if (this.over) {
			return;
		}
		if (failure instanceof AgentAnswerException answer) {
			this.owner.refused(this, answer);
			return;
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		lost(reason(failure), "the connection to the agent failed: "
				+ ((cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName()));
	}

	@Override
	public void ended() {
		lost(SessionLoss.STREAM_ENDED, "the agent ended the stream");
	}

	/** Nothing else means anything before SUBSCRIBED. */
	private void first(@Nullable MesosEventType type, byte[] record) {
		if (type == MesosEventType.SUBSCRIBED) {
			this.owner.subscribed(this, record);
		}
		else if (type == MesosEventType.SHUTDOWN) {
			this.owner.shutdown(record);
		}
		else if (type == MesosEventType.ERROR) {
			this.owner.error(this, record);
		}
		else {
			logger.debug("A " + type + " event came before SUBSCRIBED and was ignored");
		}
	}

	private void live(@Nullable MesosEventType type, byte[] record) {
		if (type == MesosEventType.SHUTDOWN) {
			this.owner.shutdown(record);
			return;
		}
		if (type == MesosEventType.ERROR) {
			this.owner.error(this, record);
			return;
		}
		if (type == MesosEventType.LAUNCH || type == MesosEventType.LAUNCH_GROUP
				|| type == MesosEventType.ACKNOWLEDGED) {
			note(record);
		}
		this.inbox.add(this.epoch, type, record);
		if (type == MesosEventType.HEARTBEAT) {
			watch();
		}
		else if (type == MesosEventType.ACKNOWLEDGED) {
			this.owner.acknowledged();
		}
	}

	/** The dispatcher decodes it again and reports it if it cannot be. */
	private void note(byte[] record) {
		try {
			Event event = this.core.events().decode(record);
			this.core.outbox().launched(ExecutorEvents.tasks(event));
			if (event.hasAcknowledged()) {
				Event.Acknowledged acknowledged = event.getAcknowledged();
				this.core.outbox()
					.acknowledged(acknowledged.getTaskId(), acknowledged.getUuid())
					.forEach((call) -> call.accepted(ExecutorRun.TAKEN));
			}
		}
		catch (CodecException ex) {
			logger.debug("An event could not be decoded", ex);
		}
	}

	private void watch() {
		if (!this.watched) {
			this.watched = true;
			this.liveness.interval(HEARTBEAT_INTERVAL.toSeconds());
			this.liveness.arm();
		}
	}

	private void readOn() {
		if (this.over) {
			return;
		}
		if (this.inbox.isBlocked()) {
			this.liveness.pause();
			this.inbox.whenUnblocked(() -> {
				this.liveness.resume();
				this.reader.request(1);
			});
		}
		else {
			this.reader.request(1);
		}
	}

	private void silent() {
		lost(SessionLoss.HEARTBEAT_MISSED,
				"the agent sent nothing for " + this.liveness.age().toMinutes() + " minutes");
	}

	private SessionLoss reason(Throwable failure) {
		if (failure instanceof RecordIoException) {
			return SessionLoss.BROKEN_FRAMING;
		}
		return (this.epoch > 0) ? SessionLoss.STREAM_BROKEN : SessionLoss.CONNECT_FAILED;
	}

	private void lost(SessionLoss reason, String why) {
		if (!this.over) {
			this.owner.lost(this, reason, why);
		}
	}

	/**
	 * Is told how it goes.
	 */
	interface Owner {

		/**
		 * SUBSCRIBED arrived.
		 */
		void subscribed(Connection connection, byte[] record);

		/**
		 * SHUTDOWN arrived, perhaps instead of SUBSCRIBED.
		 */
		void shutdown(byte[] record);

		/**
		 * ERROR arrived, perhaps instead of SUBSCRIBED: nothing follows it.
		 */
		void error(Connection connection, byte[] record);

		/**
		 * An update was acknowledged.
		 */
		void acknowledged();

		/**
		 * SUBSCRIBE was answered with something else than a stream.
		 */
		void refused(Connection connection, AgentAnswerException answer);

		/**
		 * There is no stream, or no more.
		 */
		void lost(Connection connection, SessionLoss reason, String why);

	}

}
