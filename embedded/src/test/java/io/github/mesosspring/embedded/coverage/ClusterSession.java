package io.github.mesosspring.embedded.coverage;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.wire.Api;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * An embedded cluster with one agent, a scheduler that is subscribed and an operator, in
 * one encoding, on a clock that goes on while somebody waits.
 */
final class ClusterSession implements AutoCloseable {

	static final String ROLE = "web";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Encoding encoding;

	private final Seen seen;

	final EmbeddedMesos mesos;

	final Peer operator;

	Peer scheduler;

	final FrameworkID id;

	/**
	 * Start one.
	 * @param version the version of the master
	 */
	ClusterSession(Encoding encoding, Seen seen, String version) {
		this.encoding = encoding;
		this.seen = seen;
		this.mesos = EmbeddedMesos.builder()
			.agents(1)
			.cpus(4)
			.mem(1024)
			.disk(1024)
			.scheduler(this.clock)
			.version(version)
			.start();
		this.operator = peer(this.mesos.uri().resolve("/api/v1"), Api.MASTER);
		this.operator.open(io.github.mesosspring.protocol.master.Call.newBuilder()
			.setType(io.github.mesosspring.protocol.master.Call.Type.SUBSCRIBE)
			.build());
		this.scheduler = peer(this.mesos.uri().resolve("/api/v1/scheduler"), Api.SCHEDULER);
		this.scheduler.open(subscribe(FrameworkInfo.newBuilder()).build());
		this.id = this.scheduler.await("SUBSCRIBED", Event.class).getSubscribed().getFrameworkId();
	}

	Peer peer(URI endpoint, Api api) {
		return new Peer(endpoint, api, this.encoding, this.seen, () -> advance(Duration.ofMillis(200)));
	}

	void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	/** Let another scheduler take the place of this one. */
	Peer takeOver() {
		Peer before = this.scheduler;
		this.scheduler = peer(this.mesos.uri().resolve("/api/v1/scheduler"), Api.SCHEDULER);
		this.scheduler.open(subscribe(FrameworkInfo.newBuilder().setId(this.id)).setFrameworkId(this.id).build());
		return before;
	}

	private static Call.Builder subscribe(FrameworkInfo.Builder info) {
		return Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder().setFrameworkInfo(framework(info)));
	}

	static FrameworkInfo.Builder framework(FrameworkInfo.Builder info) {
		info.setUser("nobody").setName("coverage").addRoles(ROLE).setFailoverTimeout(3600);
		for (Capability.Type type : new Capability.Type[] { Capability.Type.MULTI_ROLE, Capability.Type.PARTITION_AWARE,
				Capability.Type.RESERVATION_REFINEMENT }) {
			info.addCapabilities(Capability.newBuilder().setType(type));
		}
		return info;
	}

	/** Make a call of the framework that is accepted. */
	void call(Call.Type type, Consumer<Call.Builder> customizer) {
		Call.Builder call = Call.newBuilder().setType(type).setFrameworkId(this.id);
		customizer.accept(call);
		this.scheduler.call(call.build());
	}

	Offer nextOffer() {
		return this.scheduler.await("OFFERS", Event.class).getOffers().getOffers(0);
	}

	@Override
	public void close() {
		this.scheduler.close();
		this.operator.close();
		this.mesos.close();
	}

}
