package io.github.mesosspring.credentials;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.mesosspring.http.MesosCredentialsProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Credentials that a login yields for some time. The first request causes a login, and
 * whoever asks meanwhile shares it. When a fifth of the time is left it is repeated,
 * without anybody waiting: what is at hand is used until it expires, and a login that
 * fails is logged and tried again. What a master refuses is renewed at once. Whoever
 * needs credentials within a second of a login that failed is told of that failure:
 * accounts are locked for too many. Each login may take 8 s; no thread waits for it.
 * Thread-safe.
 */
public final class RenewedCredentials implements MesosCredentialsProvider, AutoCloseable {

	private static final Log logger = LogFactory.getLog(RenewedCredentials.class);

	/** Less than a request waits. */
	private static final Duration LIMIT = Duration.ofSeconds(8);

	/** Whose clock is wrong must not log in for each request: a 401 tells the truth. */
	private static final Duration SHORTEST_LIFE = Duration.ofSeconds(10);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** In milliseconds since 1970: later than any expiry there is. */
	private static final long FOREVER = Long.MAX_VALUE / 4;

	private final String name;

	private final Supplier<Mono<IssuedCredentials>> login;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

	private final AtomicReference<@Nullable Login> latest = new AtomicReference<>();

	private final Disposable.Swap timer = Disposables.swap();

	private volatile boolean warned;

	/**
	 * Create them. Nothing happens before the first request.
	 * @param name what they are, for logs
	 * @param login logs in each time it is asked; must not block
	 */
	public RenewedCredentials(String name, Supplier<Mono<IssuedCredentials>> login) {
		this(name, login, Schedulers.parallel());
	}

	RenewedCredentials(String name, Supplier<Mono<IssuedCredentials>> login, Scheduler scheduler) {
		this.name = name;
		this.login = login;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<String> authorization() {
		return Mono.defer(() -> {
			Held now = this.held.get();
			return (now == null || now.expiry <= now()) ? renewed() : Mono.just(now);
		}).map(Held::authorization);
	}

	@Override
	public Mono<String> refresh(String refused) {
		return Mono.defer(() -> {
			Held now = this.held.get();
			return (now == null || now.expiry <= now() || now.authorization.equals(refused)) ? renewed()
					: Mono.just(now);
		}).map(Held::authorization);
	}

	/**
	 * Renew nothing more ahead of time. Requests still get credentials.
	 */
	@Override
	public void close() {
		this.timer.dispose();
	}

	private Mono<Held> renewed() {
		return Mono.defer(() -> {
			Login login = this.latest.updateAndGet((last) -> (last != null && last.counts()) ? last : new Login());
			return Objects.requireNonNull(login).outcome;
		});
	}

	private Mono<Held> logIn() {
		return Mono.defer(this.login)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("the login yielded nothing")))
			.timeout(LIMIT, Mono.error(() -> new IllegalStateException("no answer within " + LIMIT.toSeconds() + " s")),
					this.scheduler)
			.map(this::hold)
			.doOnError(this::failed);
	}

	private Held hold(IssuedCredentials issued) {
		Instant expires = issued.expires();
		long soonest = now() + SHORTEST_LIFE.toMillis();
		Held next = new Held(issued.authorization(),
				(expires != null) ? Math.max(expires.toEpochMilli(), soonest) : 2 * FOREVER);
		this.held.set(next);
		this.warned = false;
		if (expires != null) {
			renewIn((next.expiry - now()) / 5 * 4);
		}
		return next;
	}

	/**
	 * Who asks in vain is told so; who asks later tries again.
	 */
	private void failed(Throwable failure) {
		Held now = this.held.get();
		long left = (now != null) ? now.expiry - now() : 0;
		String message = this.name + " could not be renewed: " + failure.getMessage()
				+ ((left > 0) ? "; what is at hand is used as long as it is valid" : "");
		if (!this.warned) {
			this.warned = true;
			logger.warn(message + ". Repetitions are logged at DEBUG", failure);
		}
		else {
			logger.debug(message, failure);
		}
		if (left > 0 && left < FOREVER) {
			renewIn(Math.min(Math.max(left / 4, 2 * PAUSE_AFTER_FAILURE.toMillis()), LONGEST_PAUSE.toMillis()));
		}
	}

	private void renewIn(long milliseconds) {
		this.timer.update(Mono.delay(Duration.ofMillis(milliseconds), this.scheduler)
			.flatMap((now) -> renewed())
			.subscribe(null, (reported) -> {
			}));
	}

	private long now() {
		return this.scheduler.now(TimeUnit.MILLISECONDS);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/**
	 * A login, shared by whoever needs it.
	 */
	private final class Login {

		private final Mono<Held> outcome = logIn().doOnSuccess((held) -> this.succeeded = true)
			.doOnError((failure) -> this.failedAt = now())
			.cache();

		private volatile boolean succeeded;

		private volatile long failedAt = FOREVER;

		/** Whether it is under way, or failed just now. */
		private boolean counts() {
			long failed = this.failedAt;
			long since = now() - failed;
			return !this.succeeded && (failed == FOREVER || (since >= 0 && since < PAUSE_AFTER_FAILURE.toMillis()));
		}

	}

	/**
	 * What is at hand.
	 */
	private record Held(String authorization, long expiry) {

		@Override
		public String toString() {
			return "Held[expiry=" + this.expiry + "]";
		}

	}

}
