package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.stream.Clock;
import io.github.mesosspring.stream.LivenessWatch;
import io.github.mesosspring.subscription.FailureClassifier.Phase;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One SUBSCRIBE with all that belongs to it: the stream, its reader, the limit of the
 * time to SUBSCRIBED, and the liveness watch. Tells its owner when SUBSCRIBED arrived and
 * when it ended, both on the actor's thread and at most once. Unless noted otherwise,
 * used by the actor only.
 */
final class Attempt implements StreamReader.Observer {

	private final URI candidate;

	private final Actor actor;

	private final FailureClassifier classifier;

	private final Owner owner;

	private final Clock clock;

	private final Duration subscribeTimeout;

	private final LivenessWatch liveness;

	private final StreamReader reader;

	private final StreamConnector connector;

	private Disposable subscribeTimer = Disposables.disposed();

	private volatile @Nullable StreamHead head;

	private volatile @Nullable Session session;

	private long subscribedAt;

	private @Nullable Verdict verdict;

	private @Nullable Verdict wish;

	private boolean cancelled;

	Attempt(URI candidate, SubscriptionSettings settings, Actor actor, FailureClassifier classifier, EventGate gate,
			Owner owner) {
		this.candidate = candidate;
		this.actor = actor;
		this.classifier = classifier;
		this.owner = owner;
		this.clock = settings.clock();
		this.subscribeTimeout = settings.subscribeTimeout();
		this.connector = settings.connector();
		this.liveness = new LivenessWatch(actor, this.clock, settings.missedHeartbeats(), settings.maxPause(),
				this::silent, this::slow);
		this.reader = new StreamReader(settings, this.liveness, gate, this);
	}

	/**
	 * Send what was written for the candidate.
	 * @param writer writes it anew for whomever the candidate redirects to
	 */
	void start(SubscribeWriter writer) {
		byte[] call = writer.said().body();
		this.subscribeTimer = this.actor.schedule(this::late, this.subscribeTimeout);
		this.liveness.arm();
		this.connector
			.open(this.candidate,
					(master) -> master.equals(this.candidate) ? Mono.just(call) : redirected(writer, master),
					(opened) -> this.head = opened)
			.subscribe(this.reader);
	}

	/**
	 * The session is open: read on.
	 * @param opened the session
	 * @param heartbeatIntervalSeconds as announced by the master
	 */
	void begin(Session opened, double heartbeatIntervalSeconds) {
		this.subscribeTimer.dispose();
		// nothing was read while the framework id was being saved
		this.liveness.touch();
		this.liveness.interval(heartbeatIntervalSeconds);
		this.reader.begin(opened.epoch());
	}

	void session(Session opened) {
		this.session = opened;
		this.subscribedAt = this.clock.nanos();
	}

	/**
	 * Close the connection and be silent from now on.
	 */
	void cancel() {
		this.cancelled = true;
		this.subscribeTimer.dispose();
		this.liveness.disarm();
		this.reader.abandon();
	}

	/**
	 * Close the connection at once. It has still to be cancelled. Callable by any thread.
	 */
	void cutOff() {
		this.reader.cancel();
	}

	/**
	 * Whether a master is the one tried, or the one it redirected to.
	 * @param master base URI of the master
	 * @return whether there is no other to go to
	 */
	boolean isWith(URI master) {
		StreamHead opened = this.head;
		return master.equals(this.candidate) || (opened != null && master.equals(opened.master()));
	}

	URI candidate() {
		return this.candidate;
	}

	/**
	 * What the stream began with. Callable by any thread.
	 * @return the head, or {@code null} if there is no stream yet
	 */
	@Nullable StreamHead head() {
		return this.head;
	}

	/**
	 * The session. Callable by any thread.
	 * @return the session, or {@code null} before SUBSCRIBED
	 */
	@Nullable Session session() {
		return this.session;
	}

	/**
	 * What ended the attempt, as far as the attempt noticed it itself.
	 * @return the first verdict, or {@code null}
	 */
	@Nullable Verdict verdict() {
		return this.verdict;
	}

	Duration subscribedFor() {
		return this.clock.since(this.subscribedAt);
	}

	/**
	 * Time since the last sign of life. Callable by any thread.
	 * @return the time
	 */
	Duration age() {
		return this.liveness.age();
	}

	@Override
	public void subscribed(byte[] record) {
		this.actor.execute(() -> {
			StreamHead opened = this.head;
			if (!this.cancelled && this.verdict == null && opened != null) {
				this.owner.subscribed(this, opened, record);
			}
		});
	}

	@Override
	public void errorEvent(String message) {
		this.actor.execute(() -> end(this.classifier.errorEvent(message, phase())));
	}

	@Override
	public void failed(Throwable failure) {
		this.actor.execute(() -> end(this.classifier.failure(failure, phase())));
	}

	@Override
	public void ended(String words) {
		this.actor.execute(() -> end(this.classifier.streamEnded(words, phase())));
	}

	void end(Verdict found) {
		if (!this.cancelled && this.verdict == null) {
			this.verdict = found;
			this.owner.ended(this, found);
		}
	}

	/**
	 * End when that is of no harm: a SUBSCRIBE without an answer may still take effect,
	 * so that is waited for.
	 * @param wished what to end with
	 */
	void giveUp(Verdict wished) {
		if (this.session != null) {
			end(wished);
		}
		else {
			this.wish = wished;
		}
	}

	/**
	 * End now that SUBSCRIBED has come, if that was wished meanwhile.
	 * @return whether it was
	 */
	boolean endedAsWished() {
		Verdict wished = this.wish;
		if (wished != null) {
			end(wished);
		}
		return wished != null;
	}

	private Mono<byte[]> redirected(SubscribeWriter writer, URI master) {
		return writer.versionOf(master)
			.flatMap((version) -> Mono.create((body) -> this.actor
				.execute(() -> redirected(writer, new Detection.Found(master, version), body::success))));
	}

	private void redirected(SubscribeWriter writer, Detection.Found found, Consumer<byte[]> body) {
		if (this.cancelled || this.verdict != null) {
			return;
		}
		SubscribeWriter.Written written = writer.rewrite(found);
		String refusal = written.form().refusal();
		if (refusal != null) {
			end(this.classifier.tooOld(refusal));
		}
		else {
			body.accept(written.body());
		}
	}

	private void late() {
		end(this.classifier.silence("No SUBSCRIBED within " + this.subscribeTimeout.toMillis() + " ms", phase()));
	}

	private void silent() {
		end(this.classifier.silence("No byte for " + this.liveness.tolerated().toMillis() + " ms", phase()));
	}

	private void slow() {
		end(this.classifier.slowHandlers(
				"Handlers are slower than the master: nothing was read for " + this.liveness.maxPause().toMillis()
						+ " ms (mesos.dispatch.max-pause); it is subscribed to again when they have caught up"));
	}

	private Phase phase() {
		if (this.session != null) {
			return Phase.SUBSCRIBED;
		}
		return (this.head != null) ? Phase.STREAMING : Phase.CONNECTING;
	}

	/**
	 * Whom the attempt belongs to.
	 */
	interface Owner {

		/**
		 * SUBSCRIBED arrived; the stream waits for {@link Attempt#begin}.
		 * @param attempt the attempt
		 * @param head what the stream began with
		 * @param record the event
		 */
		void subscribed(Attempt attempt, StreamHead head, byte[] record);

		/**
		 * The attempt ended; it has still to be cancelled.
		 * @param attempt the attempt
		 * @param verdict what that means
		 */
		void ended(Attempt attempt, Verdict verdict);

	}

}
