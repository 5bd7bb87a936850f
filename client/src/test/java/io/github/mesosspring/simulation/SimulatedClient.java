package io.github.mesosspring.simulation;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.event.QueueGauge;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * One process of an application: the real client, on simulated time and network.
 */
final class SimulatedClient {

	private static final FrameworkInfo INFO = FrameworkInfo.newBuilder()
		.setUser("nobody")
		.setName("simulated")
		.addRoles("jobs")
		.addCapabilities(FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.MULTI_ROLE))
		.setFailoverTimeout(604800)
		.build();

	private final World world;

	private final ProcessScheduler scheduler;

	private final Sessions sessions = new Sessions();

	private final SimulatedNetwork network;

	private final CallTemplate calls;

	private final EventDispatcher dispatcher;

	private final MesosSubscription subscription;

	SimulatedClient(World world, SimulatedDisk disk, Mutation mutation) {
		this.world = world;
		this.scheduler = new ProcessScheduler(world.scheduler());
		this.network = new SimulatedNetwork(world);
		Settings settings = world.settings();
		MessageCodec codec = settings.encoding().codec();
		this.calls = CallTemplate.builder(this.sessions, codec, mutation.calls(this.network.calls()))
			.scheduler(this.scheduler)
			.timeout(settings.callTimeout())
			.maxQueued(settings.maxQueuedCalls())
			.acknowledgeConcurrency(settings.acknowledgeConcurrency())
			.tap(mutation.tap(new CallWatch(world)))
			.build();
		this.dispatcher = EventDispatcher.builder(this.sessions, codec, mutation.operations(this.calls))
			.dispatchOn(this.scheduler)
			.concurrency(settings.concurrency())
			.maxQueuedBytes(settings.maxQueuedBytes())
			.maxQueuedEvents(settings.maxQueuedEvents())
			.maxDeliveries(settings.maxDeliveries())
			.listener(new ParkedUpdates(world))
			.errorHandler((handler, event, attempt, failure) -> {
			})
			.build();
		register(mutation);
		this.subscription = MesosSubscription.builder()
			.frameworkInfo(INFO)
			.encoding(settings.encoding())
			.missedHeartbeats(Settings.MISSED_HEARTBEATS)
			.subscribeTimeout(settings.subscribeTimeout())
			.maxPause(settings.maxPause())
			.webClients(mutation.webClients(this.network, this.scheduler))
			.leaderDetector(new SimulatedDetector(world, this.scheduler))
			.frameworkIdStore(mutation.store(disk.store()))
			.sessions(this.sessions)
			.sink(new SinkWatch(mutation.sink(this.dispatcher, this.calls), world.checks()))
			.calls(this.calls)
			.election(settings.contested() ? new SimulatedElection(world, this.scheduler) : null)
			.onStop(settings.onStop())
			.onFrameworkRemoved(settings.onFrameworkRemoved())
			.stopTimeout(Settings.STOP_TIMEOUT)
			.scheduler(this.scheduler)
			.random(world.random()::nextDouble)
			.listener(this::stateChanged)
			.build();
	}

	Sessions sessions() {
		return this.sessions;
	}

	QueueGauge queue() {
		return new QueueGauge(this.dispatcher);
	}

	SubscriptionState state() {
		return this.subscription.status().state();
	}

	void start() {
		this.world.trace().note("client", "is started");
		this.world.checks().tell(Check::started);
		this.dispatcher.start();
		this.subscription.start();
	}

	/**
	 * Stop in order.
	 * @param then what to do when it has stopped
	 */
	void stop(Runnable then) {
		this.world.trace().note("client", "is being stopped");
		this.world.checks().tell(Check::stopping);
		this.subscription.stop(() -> {
			this.dispatcher.stop();
			if (!this.scheduler.isKilled()) {
				this.world.trace().note("client", "has stopped");
				this.world.checks().tell(Check::stopped);
				then.run();
			}
		});
	}

	/**
	 * End at once, as if the power failed.
	 */
	void kill() {
		this.world.trace().note("client", "is killed");
		this.scheduler.kill();
		this.network.close();
		this.world.checks().tell(Check::processKilled);
		this.world.checks().tell(Check::stopped);
	}

	private void stateChanged(SubscriptionStateChange change) {
		this.world.trace()
			.note("client", change.from() + " -> " + change.to() + " " + change.reason() + " " + change.detail());
		this.world.checks().tell((check) -> check.stateChanged(change));
	}

	private void register(Mutation mutation) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		Application application = new Application(this.world, this.scheduler, mutation.operations(this.calls));
		beans.registerSingleton("dispatcher", this.dispatcher);
		beans.registerSingleton("application", application);
		beans.registerSingleton("updates",
				UpdateHandlers.of(this.world, new Work(this.world, this.scheduler, application)));
		MesosEventHandlerProcessor processor = new MesosEventHandlerProcessor(
				beans.getBeanProvider(EventDispatcher.class));
		processor.setBeanFactory(beans);
		processor.afterSingletonsInstantiated();
	}

}
