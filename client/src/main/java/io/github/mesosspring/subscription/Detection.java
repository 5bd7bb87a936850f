package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.version.MasterVersion;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Asks for the master to try and for its version, one question at a time: what an older
 * one brings is dropped. Passes on news of the leader as long as no question is open;
 * news that comes while one is open makes it be asked again, unless the answer is the
 * same. Used by the actor, which is also who is told.
 */
final class Detection {

	private static final Log logger = LogFactory.getLog(MesosSubscription.class);

	private final LeaderDetector detector;

	private final Function<URI, Mono<MasterVersion>> versions;

	private final Duration timeout;

	private final Scheduler scheduler;

	private final Actor actor;

	private Disposable question = Disposables.disposed();

	private Disposable news = Disposables.disposed();

	private long asked;

	private boolean open;

	private @Nullable URI heardMeanwhile;

	Detection(LeaderDetector detector, Function<URI, Mono<MasterVersion>> versions, Duration timeout,
			Scheduler scheduler, Actor actor) {
		this.detector = detector;
		this.versions = versions;
		this.timeout = timeout;
		this.scheduler = scheduler;
		this.actor = actor;
	}

	/**
	 * Ask for a master, instead of whatever was asked before.
	 * @param found told of the master
	 * @param failed told why there is none to try
	 */
	void ask(Consumer<Found> found, Consumer<Throwable> failed) {
		cancel();
		this.open = true;
		long number = this.asked;
		this.question = Mono.defer(this.detector::detect)
			.timeout(this.timeout, Mono.empty(), this.scheduler)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("there is none at present")))
			.flatMap((master) -> this.versions.apply(master)
				.defaultIfEmpty(MasterVersion.NEWEST)
				.map((version) -> new Found(master, version)))
			.subscribe((answer) -> settle(number, () -> answered(answer, found, failed)),
					(ex) -> settle(number, () -> refused(ex, failed)));
	}

	void cancel() {
		this.asked++;
		this.open = false;
		this.heardMeanwhile = null;
		this.question.dispose();
	}

	/**
	 * Listen to changes of the leader until {@link #close()}.
	 * @param changed told of each new leader
	 */
	void listen(Consumer<URI> changed) {
		this.news.dispose();
		Disposable.Swap listening = Disposables.swap();
		this.news = listening;
		listening.update(Flux.defer(this.detector::changes).subscribe((leader) -> this.actor.execute(() -> {
			if (!listening.isDisposed()) {
				heard(leader, changed);
			}
		}), (ex) -> logger.warn("Changes of the leading master are no longer heard of; it is found as "
				+ "if there were none: " + ex)));
	}

	/**
	 * Be silent from now on.
	 */
	void close() {
		cancel();
		this.news.dispose();
	}

	private void heard(URI leader, Consumer<URI> changed) {
		if (this.open) {
			this.heardMeanwhile = leader;
		}
		else {
			changed.accept(leader);
		}
	}

	private void answered(Found answer, Consumer<Found> found, Consumer<Throwable> failed) {
		URI heard = this.heardMeanwhile;
		if (heard != null && !heard.equals(answer.master())) {
			ask(found, failed);
			return;
		}
		this.open = false;
		found.accept(answer);
	}

	private void refused(Throwable failure, Consumer<Throwable> failed) {
		this.open = false;
		failed.accept(failure);
	}

	private void settle(long number, Runnable outcome) {
		this.actor.execute(() -> {
			if (this.open && number == this.asked) {
				outcome.run();
			}
		});
	}

	/**
	 * The master to try.
	 */
	record Found(URI master, MasterVersion version) {
	}

}
