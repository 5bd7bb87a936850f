package io.github.mesosspring.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Refreshes credentials once for all requests that were refused with the same ones, be it
 * at the same time or, if that yielded others, later. A refresh that fails or takes too
 * long is logged, and tried again by the next request that is refused. Thread-safe.
 */
final class SharedRefresh {

	private static final Log logger = LogFactory.getLog(MasterAuthentication.class);

	private final MesosCredentialsProvider credentials;

	private final Duration limit;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable Refresh> latest = new AtomicReference<>();

	SharedRefresh(MesosCredentialsProvider credentials, Duration limit, Scheduler scheduler) {
		this.credentials = credentials;
		this.limit = limit;
		this.scheduler = scheduler;
	}

	/**
	 * Get other credentials.
	 * @param refused the value that was refused
	 * @return another value, empty if there is none, or an error if that is not known
	 */
	Mono<String> instead(String refused) {
		return Mono.defer(() -> {
			Refresh refresh = this.latest
				.updateAndGet((now) -> (now != null && now.refused.equals(refused)) ? now : refresh(refused));
			return (refresh != null) ? refresh.result : Mono.empty();
		});
	}

	/**
	 * What a refresh yielded was refused too, so it is not to be used again.
	 * @param refused the value that was refused first
	 */
	void refusedAgain(String refused) {
		this.latest.updateAndGet((now) -> (now != null && now.refused.equals(refused)) ? null : now);
	}

	private Refresh refresh(String refused) {
		return new Refresh(refused,
				Mono.defer(() -> this.credentials.refresh(refused))
					.filter((value) -> !value.equals(refused))
					.timeout(this.limit, this.scheduler)
					.doOnError((ex) -> failed(refused, ex))
					.switchIfEmpty(Mono.<String>empty().doOnSubscribe((subscription) -> refusedAgain(refused)))
					.cache());
	}

	private void failed(String refused, Throwable ex) {
		logger.warn("The credentials for the master, which answered 401, could not be refreshed: " + words(ex), ex);
		refusedAgain(refused);
	}

	/**
	 * What to say of a failure.
	 */
	static String words(Throwable failure) {
		return (failure.getMessage() != null) ? failure.getMessage() : failure.getClass().getSimpleName();
	}

	/**
	 * A refresh that was begun or is to begin.
	 */
	private record Refresh(String refused, Mono<String> result) {

		@Override
		public String toString() {
			return "Refresh";
		}

	}

}
