package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.FrameworkInfo;
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

	Subscriptions(ClusterState cluster, Allocator allocator, Scheduler scheduler, Duration heartbeatInterval) {
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
		EventStream stream = this.profile.usesStreamIds() ? EventStream.withId(codec) : EventStream.withoutId(codec);
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
		if (known != null) {
			takeOver(known);
		}
		connect(framework, stream);
		if (known != null) {
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
		for (OutstandingOffer offer : new ArrayList<>(this.cluster.offers().of(framework.id()))) {
			if (!framework.roles().contains(offer.role())) {
				framework.send(Events.rescind(offer.id()));
			}
			this.cluster.offers().discard(offer);
		}
		EventStream old = framework.stream();
		if (old != null) {
			old.send(Events.error("Framework failed over"));
			old.end();
		}
	}

	private void connect(Framework framework, EventStream stream) {
		long interval = this.heartbeatInterval.toMillis();
		Disposable heartbeats = this.scheduler.schedulePeriodically(() -> stream.send(Events.HEARTBEAT), interval,
				interval, TimeUnit.MILLISECONDS);
		framework.connect(stream, heartbeats, this.cluster.now());
		stream.send(Events.subscribed(framework.id(), interval / 1000.0, this.cluster.info()));
		stream.send(Events.HEARTBEAT);
	}

	/**
	 * The connection of a stream is gone. Nothing happens if its framework has another
	 * one by now.
	 * @param stream the stream
	 */
	void closed(EventStream stream) {
		this.cluster.frameworks()
			.all()
			.stream()
			.filter((framework) -> framework.stream() == stream)
			.findFirst()
			.ifPresent(this::disconnected);
	}

	private void disconnected(Framework framework) {
		framework.disconnect();
		new ArrayList<>(this.cluster.offers().of(framework.id())).forEach(this.cluster.offers()::discard);
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
		new ArrayList<>(this.cluster.offers().of(framework.id())).forEach(this.cluster.offers()::discard);
		framework.tasks().values().forEach(this.cluster::release);
		this.cluster.agents().forEach((agent) -> agent.agent().removeFramework(framework.id()));
		this.cluster.frameworks().complete(framework);
	}

}
