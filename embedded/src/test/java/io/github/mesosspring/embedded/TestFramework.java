package io.github.mesosspring.embedded;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.message.Operations;
import io.github.mesosspring.message.Resources;
import io.github.mesosspring.message.TaskBuilder;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.MesosSubscriptionBuilder;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A whole framework on the real client: it remembers what its handlers were given and
 * does nothing by itself.
 */
final class TestFramework implements AutoCloseable {

	final List<Offer> offers = new CopyOnWriteArrayList<>();

	final List<TaskStatus> updates = new CopyOnWriteArrayList<>();

	final List<OperationStatus> operations = new CopyOnWriteArrayList<>();

	final List<InverseOffer> inverseOffers = new CopyOnWriteArrayList<>();

	final List<String> frameworkIds = new CopyOnWriteArrayList<>();

	final Sessions sessions = new Sessions();

	final CallTemplate calls;

	final MesosSubscription subscription;

	private final MesosWebClients webClients = MesosWebClients.reactorNetty();

	private final EventDispatcher dispatcher;

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	TestFramework(URI master, Encoding encoding, FrameworkIdStore store) {
		this(master, encoding, store, (subscription) -> {
		});
	}

	TestFramework(URI master, Encoding encoding, FrameworkIdStore store,
			Consumer<MesosSubscriptionBuilder> customizer) {
		this.calls = CallTemplate.builder(this.sessions, encoding.codec(), this.webClients.calls())
			.timeout(Duration.ofSeconds(10))
			.build();
		this.dispatcher = EventDispatcher.builder(this.sessions, encoding.codec(), this.calls).build();
		MesosSubscriptionBuilder builder = MesosSubscription.builder()
			.frameworkInfo(info("*"))
			.encoding(encoding)
			.backoff(Duration.ofMillis(20), Duration.ofMillis(200))
			.subscribeTimeout(Duration.ofSeconds(10))
			.webClients(this.webClients)
			.leaderDetector(LeaderDetectors.parse(master.toString(), "http"))
			.frameworkIdStore(store)
			.sessions(this.sessions)
			.sink(this.dispatcher)
			.calls(this.calls);
		customizer.accept(builder);
		this.subscription = builder.build();
		this.context.registerBean(EventDispatcher.class, () -> this.dispatcher);
		this.context.registerBean(TestFramework.class, () -> this);
		this.context.registerBeanDefinition("processor", processor());
		this.context.registerBean("subscription", MesosSubscription.class, () -> this.subscription);
		this.context.refresh();
	}

	static FrameworkInfo info(String... roles) {
		return FrameworkInfo.newBuilder()
			.setUser("nobody")
			.setName("test")
			.addAllRoles(List.of(roles))
			.addCapabilities(capability(FrameworkInfo.Capability.Type.MULTI_ROLE))
			.addCapabilities(capability(FrameworkInfo.Capability.Type.PARTITION_AWARE))
			.addCapabilities(capability(FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT))
			.setFailoverTimeout(3600)
			.setCheckpoint(true)
			.build();
	}

	static FrameworkInfo.Capability capability(FrameworkInfo.Capability.Type type) {
		return FrameworkInfo.Capability.newBuilder().setType(type).build();
	}

	@MesosEventHandler
	void subscribed(Event.Subscribed subscribed) {
		this.frameworkIds.add(subscribed.getFrameworkId().getValue());
	}

	@MesosEventHandler
	void offers(List<Offer> offered) {
		this.offers.addAll(offered);
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		this.updates.add(status);
	}

	@MesosEventHandler
	void operation(OperationStatus status) {
		this.operations.add(status);
	}

	@MesosEventHandler
	void inverseOffer(InverseOffer offer) {
		this.inverseOffers.add(offer);
	}

	List<TaskState> statesOf(String task) {
		return this.updates.stream()
			.filter((status) -> status.getTaskId().getValue().equals(task))
			.map(TaskStatus::getState)
			.toList();
	}

	/**
	 * The offer that came last.
	 */
	Offer latestOffer() {
		return this.offers.get(this.offers.size() - 1);
	}

	void launch(Offer offer, String task, String command) {
		TaskInfo info = TaskBuilder.task(task)
			.on(offer)
			.command(command)
			.resources(Resources.cpus(0.1), Resources.mem(32))
			.build();
		this.calls.accept(List.of(offer.getId()), List.of(Operations.launch(info)), null).block(Duration.ofSeconds(10));
	}

	@Override
	public void close() {
		this.context.close();
		this.calls.close();
		this.webClients.close();
	}

	private RootBeanDefinition processor() {
		RootBeanDefinition definition = new RootBeanDefinition(MesosEventHandlerProcessor.class);
		definition.setInstanceSupplier(
				() -> new MesosEventHandlerProcessor(this.context.getBeanProvider(EventDispatcher.class)));
		return definition;
	}

}
