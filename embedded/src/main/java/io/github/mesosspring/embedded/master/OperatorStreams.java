package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.master.Event;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * The event streams of operators. Belongs to the master thread.
 */
final class OperatorStreams implements ClusterEvents {

	/** As {@code --max_operator_event_stream_subscribers}. */
	static final int MAX_STREAMS = 1000;

	private final Map<EventStream, Disposable> streams = new LinkedHashMap<>();

	private final OperatorViews views;

	private final Scheduler scheduler;

	private final long heartbeatInterval;

	OperatorStreams(OperatorViews views, Scheduler scheduler, Duration heartbeatInterval) {
		this.views = views;
		this.scheduler = scheduler;
		this.heartbeatInterval = heartbeatInterval.toMillis();
	}

	/**
	 * Open a stream. The oldest one has to go if there are too many.
	 * @param codec the encoding of the events
	 * @return the stream
	 */
	EventStream subscribe(MessageCodec codec) {
		if (this.streams.size() >= MAX_STREAMS) {
			EventStream oldest = this.streams.keySet().iterator().next();
			closed(oldest);
			oldest.end();
		}
		EventStream stream = EventStream.withoutId(codec);
		stream.send(OperatorEvents.subscribed(this.views.state(codec), this.heartbeatInterval / 1000.0));
		stream.send(OperatorEvents.HEARTBEAT);
		this.streams.put(stream, this.scheduler.schedulePeriodically(() -> stream.send(OperatorEvents.HEARTBEAT),
				this.heartbeatInterval, this.heartbeatInterval, TimeUnit.MILLISECONDS));
		return stream;
	}

	/**
	 * The connection of a stream is gone.
	 * @param stream any stream
	 */
	void closed(EventStream stream) {
		Disposable heartbeats = this.streams.remove(stream);
		if (heartbeats != null) {
			heartbeats.dispose();
		}
	}

	/**
	 * The master is gone.
	 */
	void close() {
		new ArrayList<>(this.streams.keySet()).forEach(this::closed);
	}

	private void send(Event event) {
		this.streams.keySet().forEach((stream) -> stream.send(event));
	}

	@Override
	public void taskAdded(TaskRecord task) {
		send(OperatorEvents.taskAdded(task.describe()));
	}

	@Override
	public void taskUpdated(FrameworkID framework, TaskStatus status, TaskState latest) {
		send(OperatorEvents.taskUpdated(framework, status, latest));
	}

	@Override
	public void agentAdded(AgentRecord agent) {
		send(OperatorEvents.agentAdded(this.views.agents().describe(agent)));
	}

	@Override
	public void agentRemoved(AgentID agent) {
		send(OperatorEvents.agentRemoved(agent));
	}

	@Override
	public void frameworkAdded(Framework framework) {
		send(OperatorEvents.frameworkAdded(FrameworkViews.summary(framework)));
	}

	@Override
	public void frameworkUpdated(Framework framework) {
		send(OperatorEvents.frameworkUpdated(FrameworkViews.summary(framework)));
	}

	@Override
	public void frameworkRemoved(FrameworkInfo framework) {
		send(OperatorEvents.frameworkRemoved(framework));
	}

}
