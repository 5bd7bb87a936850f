package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.fault.StreamRegistry;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.journal.MasterJournal;
import io.github.mesosspring.embedded.journal.StreamJournal;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * The life of a framework: subscribed, taken over, disconnected, removed.
 */
final class Subscriptions {

	private final ClusterState cluster;

	private final Allocator allocator;

	private final Scheduler scheduler;

	private final Duration heartbeatInterval;

	private final VersionProfile profile;

	private final StreamRegistry streams;

	private final MasterJournal journal;

	/** What is written down of the streams of which the master has not seen the end. */
	private final Map<EventStream, StreamJournal> open = new LinkedHashMap<>();

	Subscriptions(ClusterState cluster, Allocator allocator, Scheduler scheduler, Duration heartbeatInterval,
			StreamRegistry streams, MasterJournal journal) {
		this.journal = journal;
		this.streams = streams;
		this.cluster = cluster;
		this.allocator = allocator;
		this.scheduler = scheduler;
		this.heartbeatInterval = heartbeatInterval;
		this.profile = cluster.profile();
	}

	/**
	 * Open a stream. A refusal is an event on it too.
	 * @param subscribe the call
	 * @param codec the encoding of the events
	 * @param principal who is authenticated, {@code null} for nobody
	 * @return the stream
	 */
	EventStream subscribe(Call.Subscribe subscribe, MessageCodec codec, @Nullable String principal) {
		EventStream stream = this.streams
			.opened(this.profile.usesStreamIds() ? EventStream.withId(codec) : EventStream.withoutId(codec));
		StreamJournal streamJournal = this.journal.stream(subscribe);
		stream.observe(streamJournal::sent);
		this.open.put(stream, streamJournal);
		FrameworkInfo info = withPrincipal(subscribe.getFrameworkInfo(), principal);
		Framework known = this.cluster.frameworks().get(info.getId());
		info = asAccepted(info, known);
		String refusal = refusal(info, subscribe, known);
		if (refusal != null) {
			stream.send(Events.error(refusal));
			stream.end();
			return stream;
		}
		Framework framework = (known != null) ? known : register(info);
		framework.update(info, subscribe.getSuppressedRolesList());
		framework.constrain(OfferConstraintsFilter.of(subscribe.getOfferConstraints()));
		if (known != null) {
			takeOver(known);
		}
		connect(framework, stream, (known != null) ? this.cluster.now() : framework.registered());
		if (known == null) {
			this.cluster.events().frameworkAdded(framework);
		}
		else {
			this.cluster.events().frameworkUpdated(framework);
			this.cluster.agents().forEach((agent) -> agent.agent().frameworkUpdated(framework.info()));
		}
		this.allocator.allocate();
		return stream;
	}

	private static FrameworkInfo withPrincipal(FrameworkInfo info, @Nullable String principal) {
		return (principal == null || info.hasPrincipal()) ? info : info.toBuilder().setPrincipal(principal).build();
	}

	/**
	 * The information without what masters of the version silently do not accept.
	 */
	private FrameworkInfo asAccepted(FrameworkInfo info, @Nullable Framework known) {
		FrameworkInfo.Builder accepted = info.toBuilder();
		if (!this.profile.refusesHugeTimeouts()
				&& !FrameworkInfoValidation.isRepresentable(info.getFailoverTimeout())) {
			accepted.setFailoverTimeout(0);
		}
		if (!this.profile.refusesOtherPrincipal() && known != null) {
			accepted.clearPrincipal();
			if (known.info().hasPrincipal()) {
				accepted.setPrincipal(known.info().getPrincipal());
			}
		}
		return accepted.build();
	}

	private @Nullable String refusal(FrameworkInfo info, Call.Subscribe subscribe, @Nullable Framework known) {
		String error = FrameworkInfoValidation.validate(info);
		if (error == null && this.cluster.frameworks().isCompleted(info.getId())) {
			error = "Framework has been removed";
		}
		if (error == null) {
			error = FrameworkInfoValidation.validateRoles(info, subscribe.getSuppressedRolesList(),
					subscribe.getOfferConstraints(), this.profile);
		}
		if (error == null && known != null && !known.info().getPrincipal().equals(info.getPrincipal())) {
			error = "Changing framework's principal is not allowed.";
		}
		if (error == null && known != null && known.isConnected() && !this.profile.takesOver(subscribe)) {
			if (this.profile.updatesBeforeRefusal()) {
				known.update(info, List.of());
			}
			error = "Framework is already connected";
		}
		return error;
	}

	private Framework register(FrameworkInfo info) {
		FrameworkInfo.Builder identified = info.toBuilder();
		if (info.getId().getValue().isEmpty()) {
			identified.setId(this.cluster.frameworks().nextId());
		}
		Framework framework = new Framework(identified.build(), this.cluster.now());
		this.cluster.frameworks().add(framework);
		return framework;
	}

	/**
	 * End the stream before, if there is one. Only offers of roles that are gone are
	 * rescinded, and on the old stream. What was refused stays refused.
	 */
	private void takeOver(Framework framework) {
		for (OutstandingOffer offer : this.cluster.offers().of(framework.id())) {
			if (!framework.roles().contains(offer.role())) {
				framework.send(Events.rescind(offer.id()));
			}
			this.cluster.offers().discard(offer);
		}
		this.cluster.inverseOffers().forget(framework.id());
		EventStream old = framework.stream();
		if (old != null) {
			old.send(Events.error("Framework failed over"));
			old.end();
		}
	}

	private void connect(Framework framework, EventStream stream, long now) {
		long interval = this.heartbeatInterval.toMillis();
		Disposable heartbeats = this.scheduler.schedulePeriodically(() -> stream.send(Events.HEARTBEAT), interval,
				interval, TimeUnit.MILLISECONDS);
		framework.connect(stream, heartbeats, now);
		stream.send(Events.subscribed(framework.id(), interval / 1000.0, this.cluster.info()));
		stream.send(Events.HEARTBEAT);
	}

	/**
	 * The connection of a stream is gone. Nothing happens if its framework has another
	 * one by now.
	 * @param stream the stream
	 */
	void closed(EventStream stream) {
		StreamJournal streamJournal = this.open.remove(stream);
		if (streamJournal != null) {
			streamJournal.closed();
		}
		this.cluster.frameworks()
			.all()
			.stream()
			.filter((framework) -> framework.stream() == stream)
			.findFirst()
			.ifPresent(this::disconnected);
	}

	/**
	 * The master is gone, and all connections with it.
	 */
	void close() {
		this.open.values().forEach(StreamJournal::closed);
		this.open.clear();
	}

	private void disconnected(Framework framework) {
		framework.disconnect();
		this.cluster.offers().of(framework.id()).forEach(this.cluster.offers()::discard);
		this.cluster.inverseOffers().forget(framework.id());
		double seconds = framework.info().getFailoverTimeout();
		if (!(seconds > 0)) {
			remove(framework);
			return;
		}
		framework.awaitFailover(
				this.scheduler.schedule(() -> remove(framework), (long) (seconds * 1000), TimeUnit.MILLISECONDS));
	}

	/**
	 * Remove a framework for good: no event tells it so.
	 * @param framework the framework
	 */
	void remove(Framework framework) {
		EventStream stream = framework.stream();
		if (stream != null) {
			stream.end();
		}
		framework.disconnect();
		framework.unregister(this.cluster.now());
		this.cluster.offers().of(framework.id()).forEach(this.cluster.offers()::discard);
		this.cluster.inverseOffers().forget(framework.id());
		List.copyOf(framework.tasks().values()).forEach((task) -> end(framework, task));
		this.cluster.agents().forEach((agent) -> agent.removeExecutors(framework.id()));
		this.cluster.operations().removeAll(framework.id());
		this.cluster.agents().forEach((agent) -> agent.agent().removeFramework(framework.id()));
		this.cluster.frameworks().complete(framework);
		this.cluster.events().frameworkRemoved(framework.info());
	}

	/** Only operators hear of it. */
	private void end(Framework framework, TaskRecord task) {
		if (!LaunchedTasks.isTerminal(task.latest())) {
			TaskStatus status = Statuses.ended(task, TaskState.TASK_KILLED, TaskStatus.Reason.REASON_FRAMEWORK_REMOVED,
					"Framework " + framework.id().getValue() + " removed", this.cluster.now());
			task.end(status);
			this.cluster.events().taskUpdated(framework.id(), status, status.getState());
		}
		this.cluster.release(task);
		framework.complete(task);
		this.cluster.events().taskRemoved(task);
	}

}
