package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscription in virtual time, against a master without network, with a detector that
 * says what the test wants.
 */
final class SubscriptionFixture implements AutoCloseable {

	static final URI A = URI.create("http://a:1");

	static final URI B = URI.create("http://b:2");

	/** No backoff lasts longer. */
	static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	final FakeMaster master = new FakeMaster();

	final FrameworkIdStore store = FrameworkIdStores.memory();

	final Sessions sessions = new Sessions();

	final RecordingSink sink = new RecordingSink();

	final List<SubscriptionStateChange> changes = new CopyOnWriteArrayList<>();

	final Detector detector = new Detector();

	final ListAppender<ILoggingEvent> log = new ListAppender<>();

	final MesosSubscriptionBuilder builder = MesosSubscription.builder()
		.frameworkInfo(TestEvents.FRAMEWORK)
		.leaderDetector(this.detector)
		.frameworkIdStore(this.store)
		.sessions(this.sessions)
		.sink(this.sink)
		.listener(this.changes::add)
		.scheduler(this.time)
		.connector(this.master);

	private MesosSubscription subscription = this.builder.build();

	SubscriptionFixture() {
		this.log.start();
		logger().addAppender(this.log);
	}

	MesosSubscription subscription() {
		return this.subscription;
	}

	/** Take over what the test has told the builder. */
	SubscriptionFixture build() {
		this.subscription = this.builder.build();
		return this;
	}

	FakeMaster.Connection subscribe(String id) {
		this.subscription.start();
		return accept(id);
	}

	FakeMaster.Connection accept(String id) {
		return this.master.last().accept("7e57-1d").send(TestEvents.subscribed(id));
	}

	void awaitAttempt(int number) {
		if (this.master.connections.size() < number) {
			this.time.advanceTimeBy(LONGEST_WAIT);
		}
		assertThat(this.master.connections).hasSize(number);
	}

	Session session() {
		Session session = this.sessions.current();
		assertThat(session).isNotNull();
		return session;
	}

	SubscriptionState state() {
		return this.subscription.status().state();
	}

	SessionLoss lastReason() {
		return this.changes.get(this.changes.size() - 1).reason();
	}

	List<SubscriptionState> states() {
		return this.changes.stream().map(SubscriptionStateChange::to).toList();
	}

	List<String> logged() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Override
	public void close() {
		this.sink.handleOn(Thread.currentThread());
		this.subscription.stop();
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		this.time.dispose();
		logger().detachAppender(this.log);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(MesosSubscription.class);
	}

	/**
	 * Names the master the test names, and is told of changes by it.
	 */
	static final class Detector implements LeaderDetector {

		final List<URI> failed = new CopyOnWriteArrayList<>();

		volatile Mono<URI> answer = Mono.just(A);

		volatile int asked;

		private final Sinks.Many<URI> changes = Sinks.many().multicast().directBestEffort();

		@Override
		public Mono<URI> detect() {
			this.asked++;
			return this.answer;
		}

		@Override
		public void failed(URI master) {
			this.failed.add(master);
		}

		@Override
		public Flux<URI> changes() {
			return this.changes.asFlux();
		}

		void change(URI leader) {
			this.answer = Mono.just(leader);
			tell(leader);
		}

		void tell(URI leader) {
			this.changes.tryEmitNext(leader).orThrow();
		}

		int listeners() {
			return this.changes.currentSubscriberCount();
		}

	}

}
