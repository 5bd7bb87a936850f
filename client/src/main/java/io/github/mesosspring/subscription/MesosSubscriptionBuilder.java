package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkProblem;
import io.github.mesosspring.http.MasterVersions;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.session.SessionObserver;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Clock;
import io.github.mesosspring.version.MasterVersion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Builds a {@link MesosSubscription}. Not thread-safe.
 */
public final class MesosSubscriptionBuilder extends LifecycleOptions {

	private @Nullable FrameworkInfo frameworkInfo;

	private List<String> suppressedRoles = List.of();

	private OfferConstraints offerConstraints = OfferConstraints.getDefaultInstance();

	private Encoding encoding = Encoding.PROTOBUF;

	private long maxRecordSize = 256L * 1024 * 1024;

	private int missedHeartbeats = 5;

	private Duration initialBackoff = Duration.ofMillis(250);

	private Duration maxBackoff = Duration.ofSeconds(15);

	private Duration subscribeTimeout = Duration.ofSeconds(75);

	private Duration maxPause = Duration.ofMinutes(2);

	private OnFrameworkRemoved onFrameworkRemoved = OnFrameworkRemoved.STOP;

	private @Nullable MesosWebClients webClients;

	private @Nullable LeaderDetector leaderDetector;

	private @Nullable FrameworkIdStore frameworkIdStore;

	private @Nullable Sessions sessions;

	private @Nullable EventSink sink;

	private final List<SubscriptionListener> listeners = new ArrayList<>();

	private @Nullable Scheduler scheduler;

	private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	private @Nullable StreamConnector connector;

	private @Nullable Function<URI, Mono<MasterVersion>> masterVersions;

	MesosSubscriptionBuilder() {
	}

	/**
	 * The framework. Required. Its id is taken from the store, never from here.
	 * @param frameworkInfo the framework, with name and user
	 * @return this builder
	 */
	public MesosSubscriptionBuilder frameworkInfo(FrameworkInfo frameworkInfo) {
		this.frameworkInfo = frameworkInfo;
		return this;
	}

	/**
	 * The roles for which the framework wants no offers at first, until it revives them.
	 * None if not set.
	 * @param roles some of its roles
	 * @return this builder
	 */
	public MesosSubscriptionBuilder suppressedRoles(Collection<String> roles) {
		this.suppressedRoles = List.copyOf(roles);
		return this;
	}

	/**
	 * Which agents the framework wants to be offered, until it updates itself. All if not
	 * set.
	 * @param constraints the constraints, by role
	 * @return this builder
	 */
	public MesosSubscriptionBuilder offerConstraints(OfferConstraints constraints) {
		this.offerConstraints = constraints;
		return this;
	}

	/**
	 * The encoding of SUBSCRIBE and of the events. Protobuf if not set.
	 * @param encoding the encoding
	 * @return this builder
	 */
	public MesosSubscriptionBuilder encoding(Encoding encoding) {
		this.encoding = encoding;
		return this;
	}

	/**
	 * The largest event to accept; a larger one ends in the state
	 * {@link SubscriptionState#FAILED}. 256 MiB if not set.
	 * @param bytes the size in bytes
	 * @return this builder
	 */
	public MesosSubscriptionBuilder maxRecordSize(long bytes) {
		Assert.isTrue(bytes > 0, () -> "The largest record must have at least one byte, not " + bytes);
		this.maxRecordSize = bytes;
		return this;
	}

	/**
	 * For how many heartbeat intervals the stream may be silent. Five if not set.
	 * @param intervals the number of intervals
	 * @return this builder
	 */
	public MesosSubscriptionBuilder missedHeartbeats(int intervals) {
		Assert.isTrue(intervals > 0, () -> "At least one heartbeat must be missed to be dead, not " + intervals);
		this.missedHeartbeats = intervals;
		return this;
	}

	/**
	 * The bounds of the time between attempts; what is waited is random and below them.
	 * 250 ms and 15 s if not set. A subscription that stood for the larger one starts
	 * over with the smaller one.
	 * @param initial the first bound, which doubles with each attempt
	 * @param max the largest bound
	 * @return this builder
	 */
	public MesosSubscriptionBuilder backoff(Duration initial, Duration max) {
		Assert.isTrue(initial.toNanos() > 0 && max.compareTo(initial) >= 0,
				() -> "The backoff must be positive and not shrink, not from " + initial + " to " + max);
		this.initialBackoff = initial;
		this.maxBackoff = max;
		return this;
	}

	/**
	 * How long to wait for SUBSCRIBED, and for the detection of a master. 75 s if not
	 * set.
	 * @param timeout the time
	 * @return this builder
	 */
	public MesosSubscriptionBuilder subscribeTimeout(Duration timeout) {
		Assert.isTrue(timeout.toNanos() > 0, () -> "The time to subscribe must be positive, not " + timeout);
		this.subscribeTimeout = timeout;
		return this;
	}

	/**
	 * For how long handlers may keep us from reading. After that the subscription is
	 * given up until they have caught up. Two minutes if not set.
	 * @param pause the time
	 * @return this builder
	 */
	public MesosSubscriptionBuilder maxPause(Duration pause) {
		Assert.isTrue(pause.toNanos() > 0, () -> "The longest pause must be positive, not " + pause);
		this.maxPause = pause;
		return this;
	}

	/**
	 * What to do when the master has removed the framework. Stop if not set.
	 * @param policy what to do
	 * @return this builder
	 */
	public MesosSubscriptionBuilder onFrameworkRemoved(OnFrameworkRemoved policy) {
		this.onFrameworkRemoved = policy;
		return this;
	}

	/**
	 * The HTTP clients, of which the one for streams is used. Required. Closed by whoever
	 * made them.
	 * @param webClients the clients
	 * @return this builder
	 */
	public MesosSubscriptionBuilder webClients(MesosWebClients webClients) {
		this.webClients = webClients;
		return this;
	}

	/**
	 * Names the masters to try. Required.
	 * @param leaderDetector the detector
	 * @return this builder
	 */
	public MesosSubscriptionBuilder leaderDetector(LeaderDetector leaderDetector) {
		this.leaderDetector = leaderDetector;
		return this;
	}

	/**
	 * Keeps the framework id. Required. Opened and closed by the subscription.
	 * @param frameworkIdStore the store
	 * @return this builder
	 */
	public MesosSubscriptionBuilder frameworkIdStore(FrameworkIdStore frameworkIdStore) {
		this.frameworkIdStore = frameworkIdStore;
		return this;
	}

	/**
	 * Where the session is opened for calls to find. Required; one subscription each.
	 * @param sessions the sessions
	 * @return this builder
	 */
	public MesosSubscriptionBuilder sessions(Sessions sessions) {
		this.sessions = sessions;
		return this;
	}

	/**
	 * Where the events go. Required.
	 * @param sink the sink
	 * @return this builder
	 */
	public MesosSubscriptionBuilder sink(EventSink sink) {
		this.sink = sink;
		return this;
	}

	/**
	 * Add somebody to tell of transitions.
	 * @param listener the listener
	 * @return this builder
	 */
	public MesosSubscriptionBuilder listener(SubscriptionListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Run on a scheduler of the caller's, and on its clock; for tests. If not set, the
	 * subscription has a daemon thread of its own while it runs.
	 * @param scheduler the scheduler, whose workers must be single-threaded
	 * @return this builder
	 */
	public MesosSubscriptionBuilder scheduler(Scheduler scheduler) {
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Draw the waits of the backoff from a source of the caller's; for tests that are to
	 * take the same course each time.
	 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
	 * @return this builder
	 */
	public MesosSubscriptionBuilder random(DoubleSupplier random) {
		this.random = random;
		return this;
	}

	/**
	 * Have each subscription observed for as long as it stands.
	 * @param observer the observer
	 * @return this builder
	 */
	public MesosSubscriptionBuilder observer(SessionObserver observer) {
		return listener(new ObservingListener(observer));
	}

	MesosSubscriptionBuilder connector(StreamConnector connector) {
		this.connector = connector;
		return this;
	}

	MesosSubscriptionBuilder masterVersions(Function<URI, Mono<MasterVersion>> versions) {
		this.masterVersions = versions;
		return this;
	}

	/**
	 * Build the subscription. It is not started.
	 * @return the subscription
	 * @throws IllegalStateException if something required is missing
	 * @throws IllegalArgumentException if every master would refuse the framework
	 */
	public MesosSubscription build() {
		configure(required(this.frameworkInfo, "frameworkInfo"), required(this.sessions, "sessions"));
		Scheduler given = this.scheduler;
		Clock clock = (given != null) ? () -> given.now(TimeUnit.NANOSECONDS) : System::nanoTime;
		return new ManagedSubscription(new SubscriptionSettings(required(this.frameworkInfo, "frameworkInfo"),
				this.encoding, this.maxRecordSize, this.missedHeartbeats, this.initialBackoff, this.maxBackoff,
				this.subscribeTimeout, this.maxPause, this.onFrameworkRemoved, lifecycle(), streamConnector(),
				versions(), required(this.leaderDetector, "leaderDetector"),
				required(this.frameworkIdStore, "frameworkIdStore"), required(this.sessions, "sessions"),
				required(this.sink, "sink"), List.copyOf(this.listeners),
				() -> (given != null) ? given : Schedulers.newSingle("mesos-subscription", true), given == null, clock,
				this.random));
	}

	@Override
	MesosSubscriptionBuilder self() {
		return this;
	}

	private void configure(FrameworkInfo info, Sessions sessions) {
		FrameworkProblem problem = FrameworkProblem.of(info, this.suppressedRoles, this.offerConstraints);
		Assert.isTrue(problem == null, () -> "No master would accept the framework: " + problem);
		boolean constrained = this.offerConstraints.getRoleConstraintsCount() > 0;
		sessions.accepted().initially(this.suppressedRoles, constrained ? this.offerConstraints : null);
	}

	private StreamConnector streamConnector() {
		StreamConnector given = this.connector;
		return (given != null) ? given : new HttpStreamConnector(required(this.webClients, "webClients").stream(),
				this.encoding.codec().mediaType());
	}

	private Function<URI, Mono<MasterVersion>> versions() {
		Function<URI, Mono<MasterVersion>> given = this.masterVersions;
		MesosWebClients clients = this.webClients;
		Scheduler timer = this.scheduler;
		if (given != null) {
			return given;
		}
		return (clients != null)
				? new MasterVersions(clients.calls(), (timer != null) ? timer : Schedulers.parallel())::of
				: (master) -> Mono.just(MasterVersion.NEWEST);
	}

	private static <T> T required(@Nullable T value, String name) {
		if (value == null) {
			throw new IllegalStateException("A subscription cannot be built without " + name);
		}
		return value;
	}

}
